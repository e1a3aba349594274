#pragma once
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/post.h"
#include "core/html/show.h"

// What a bank prints and takes away: members, offers, requests, payments (docs/domain/timebank.md). Who may read it,
// whoever calls has asked.

namespace ateneu::timebank {

struct ReportCell {
    std::string text;
    bool typed = true;  ///< by somebody: a spreadsheet must not take it for a formula (X11)
};
struct Report {
    std::string code;   ///< of its address: "members", "offers", "requests", "transfers"
    std::string title;  ///< translated; names the file, too
    std::vector<std::string> heads;
    std::vector<std::vector<ReportCell>> rows;
    std::size_t on_page = 99;  ///< so many columns stand on the page; the others are for spreadsheets
};
inline constexpr std::string_view report_codes[] = {"members", "offers", "requests", "transfers"};

/// Nothing for a code that none has. `filter` is for the payments alone. Moments are on the bank's clock.
std::optional<Report> report(Transaction& tx, Say const& say, Bank const& bank, std::string_view code, ExchangeFilter filter = {});
/// The same of the payments alone, as many at a time as the filter's page holds: for files that are made while they are sent.
Report transfers_portion(Transaction& tx, Say const& say, Bank const& bank, ExchangeFilter const& filter);
/// As comma-separated values, UTF-8, a line of heads first.
std::string csv_of(Report const& report);
/// `Barri_Transfers_2026-03-31.csv`
std::string file_name(Bank const& bank, std::string const& title, Date today, std::string_view ending = "csv");
/// All four in one ZIP, `Transfers_2026-03-31.csv` …; its bytes.
std::string zip_of(std::vector<Report> const& reports, Date today);

}  // namespace ateneu::timebank
