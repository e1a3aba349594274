#pragma once
#include "apps/timebank/bank_frame.h"

namespace ateneu::timebank {

/// One line of an account as members read it.
struct StatementLine {
    Date value_date;
    std::string other;       ///< "Ana Vidal (3)", the bank's name, or a fixed text for who is inactive or has left (TB-R35, TB-R44)
    int other_uid = 0;       ///< of an active member, to link to; 0 otherwise
    std::string post, comment;
    std::int64_t post_id = 0;  ///< where the post is still shown
    Duration amount, balance;
    bool is_taken_back = false;
};
/// Days on the bank's clock, both whole.
struct Days {
    std::optional<Date> first, last;
};
/// `from` and `to` of the query; what is no day is none.
Days days_asked(Call const& call);

struct StatementPage {
    std::vector<StatementLine> lines;  ///< the newest first
    std::int64_t total = 0, balance = 0;
    std::int64_t opening = 0;  ///< where the days begin
};
/// Whoever calls has asked whether the reader may see it.
StatementPage statement_page(Call& call, AtBank const& at, Id<ledger::Account> account, std::int64_t page, std::int64_t per_page, Days const& days = {});
Html statement_table(Call& call, AtBank const& at, StatementPage const& page);
/// What spreadsheets can read; what people typed is no formula there (X11), amounts stand as `h:mm` and in seconds (X8).
std::string statement_csv_head(Call& call);
std::string statement_csv(StatementPage const& page);

}  // namespace ateneu::timebank
