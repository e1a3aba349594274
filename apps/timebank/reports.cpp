#include "apps/timebank/reports.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "apps/timebank/member_rows.h"
#include "apps/timebank/time_text.h"
#include "core/base/csv_line.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "domain/privacy/archive.h"

namespace ateneu::timebank {

namespace {

ReportCell ours(std::string text) { return {std::move(text), false}; }

/// `2026-03-31 12:00`, as spreadsheets read it, on the bank's clock.
std::string moment(Bank const& bank, Instant at) {
    auto const [date, seconds] = local(at, bank.timezone.value);
    auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return iso(date) + " " + two(seconds / 3600) + ":" + two(seconds / 60 % 60);
}

/// The language that each person chose, by person.
std::map<std::int64_t, std::string> languages(Transaction& tx, Bank const& bank) {
    std::map<std::int64_t, std::string> all;
    auto const rows = tx.sql().query(R"(
        SELECT m."person", pref."language" FROM "people_preference" AS pref JOIN "timebank_member" AS m ON m."person" = pref."person"
        WHERE m."bank" = $1 ORDER BY m."id")", {bank.id.value});
    while (rows->next()) all.emplace(rows->integer(0), std::string(rows->text(1)));
    return all;
}

Report members(Transaction& tx, Say const& say, Bank const& bank) {
    Report report{"members", say.t(N_("Members")), {say.t(N_("No.")), say.t(N_("Name")), say.t(N_("E-mail")), say.t(N_("Phone")), say.t(N_("Second phone")), say.t(N_("Created")), say.t(N_("Last login")), say.t(N_("Language")), say.t(N_("Balance")), say.t(N_("Balance in seconds"))}, {}, 9};
    auto const spoken = languages(tx, bank);
    for (auto const& row : member_rows(tx, bank)) {
        if (!row.is_active) continue;
        auto const language = spoken.find(row.person);
        report.rows.push_back({ours(std::to_string(row.uid)), {row.name}, {row.email}, {row.phone}, {row.alt_phone}, ours(moment(bank, row.created_at)), ours(row.last_login ? moment(bank, *row.last_login) : ""),
                               ours(language == spoken.end() ? "" : language->second), ours(time_text({row.balance}, "0:00")), ours(std::to_string(row.balance))});
    }
    return report;
}

/// Active posts of active members, a line for each category before its posts.
Report posts(Transaction& tx, Say const& say, Bank const& bank, PostType type) {
    bool const offers = type == PostType::offer;
    Report report{offers ? "offers" : "requests", say.t(offers ? N_("Offers") : N_("Requests")), {"", say.t(offers ? N_("Offer") : N_("Request")), say.t(N_("Tags")), say.t(N_("Member")), say.t(N_("Created"))}, {}};
    auto const named = category_names(tx, say);
    std::map<std::int64_t, std::string> const names(named.begin(), named.end());
    std::map<std::pair<std::string, std::string>, std::vector<std::vector<ReportCell>>> by_category;
    auto const& tags = *Post::entity().find("tags");
    auto const rows = tx.sql().query(R"(
        SELECT post."id", post."title", post."tags", TRIM(p."personal" || ' ' || p."family"), m."uid", post."created_at", post."category"
        FROM "timebank_post" AS post
        JOIN "timebank_member" AS m ON m."id" = post."member"
        JOIN "people_person" AS p ON p."id" = m."person"
        WHERE post."bank" = $1 AND post."type" = $2 AND post."is_active" AND m."is_active"
        ORDER BY post."id")", {bank.id.value, post_types[static_cast<std::size_t>(type)].code});
    while (rows->next()) {
        auto const known = names.find(rows->integer(6));
        auto const category = known == names.end() ? std::string("-") : known->second;
        auto const words = from_json(tags, rows->text(2));
        by_category[{fold(category), category}].push_back({ours(std::to_string(rows->integer(0))), {std::string(rows->text(1))}, {words ? join(std::get<Texts>(*words), ", ") : ""},
                                                           {std::string(rows->text(3)) + " (" + std::to_string(rows->integer(4)) + ")"}, ours(moment(bank, *parse_instant(rows->text(5))))});
    }
    for (auto& [category, lines] : by_category) {
        report.rows.push_back({{}, {category.second}, {}, {}, {}});
        for (auto& line : lines) report.rows.push_back(std::move(line));
    }
    return report;
}

Report transfers(Transaction& tx, Say const& say, Bank const& bank, ExchangeFilter const& filter) {
    Report report{"transfers", say.t(N_("Transfers")), {say.t(N_("Date")), say.t(N_("From")), say.t(N_("To")), say.t(N_("Offer or request")), say.t(N_("Time")), say.t(N_("Comment")), say.t(N_("Category")), say.t(N_("Kind")), say.t(N_("Entered by")), say.t(N_("Cheque")), say.t(N_("Day of the service"))}, {}, 7};
    for (auto const& row : exchanges(tx, say, bank, filter).rows)
        report.rows.push_back({ours(moment(bank, row.at)), {party_text(say, row.from, bank)}, {party_text(say, row.to, bank)}, {row.post}, ours(time_text(row.amount)), {row.reason}, {row.category}, ours(kind_text(say, row.kind)), {row.entered_by},
                               {row.cheque_no}, ours(iso(row.value_date))});
    return report;
}

/// Gone with what lies in it.
struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / "ateneu-reports-XXXXXX").string();
    Folder() { must(::mkdtemp(path.data()) != nullptr, "no folder for a file of reports"); }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
};

}  // namespace

std::optional<Report> report(Transaction& tx, Say const& say, Bank const& bank, std::string_view code, ExchangeFilter filter) {
    if (code == "members") return members(tx, say, bank);
    if (code == "offers") return posts(tx, say, bank, PostType::offer);
    if (code == "requests") return posts(tx, say, bank, PostType::request);
    filter.per_page = 0;
    if (code == "transfers") return transfers(tx, say, bank, filter);
    return {};
}

Report transfers_portion(Transaction& tx, Say const& say, Bank const& bank, ExchangeFilter const& filter) { return transfers(tx, say, bank, filter); }

std::string csv_of(Report const& report) {
    auto out = csv_line(report.heads);
    for (auto const& row : report.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            row[i].typed ? append_csv_cell(out, row[i].text) : append_csv_value(out, row[i].text);
        }
        out += "\r\n";
    }
    return out;
}

std::string file_name(Bank const& bank, std::string const& title, Date today, std::string_view ending) { return replaced(bank.name + "_" + title + "_" + iso(today) + "." + std::string(ending), "/", "-"); }

std::string zip_of(std::vector<Report> const& reports, Date today) {
    std::vector<privacy::Packed> files;
    for (auto const& each : reports) files.push_back({.name = replaced(each.title, "/", "-") + "_" + iso(today) + ".csv", .bytes = csv_of(each)});
    Folder const folder;
    auto const path = folder.path + "/reports.zip";
    privacy::write_archive(path, files);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace ateneu::timebank
