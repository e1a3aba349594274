#include "apps/timebank/check.h"

#include "core/store/check.h"

namespace ateneu::timebank {

namespace {

constexpr std::pair<char const*, char const*> questions[] = {
    {"timebank_exchange moved something else in the ledger", R"(
        SELECT e."id" FROM "timebank_exchange" e
        JOIN "timebank_bank" b ON b."id" = e."bank"
        LEFT JOIN "timebank_member" giver ON giver."id" = e."from"
        LEFT JOIN "timebank_member" taker ON taker."id" = e."to"
        WHERE NOT EXISTS (SELECT 1 FROM "ledger_posting" p WHERE p."transfer" = e."transfer"
                          AND p."account" = COALESCE(giver."account", b."account") AND p."amount" = -e."amount")
           OR NOT EXISTS (SELECT 1 FROM "ledger_posting" p WHERE p."transfer" = e."transfer"
                          AND p."account" = COALESCE(taker."account", b."account") AND p."amount" = e."amount"))"},
    {"timebank_bank.last_uid is below a number that was given", R"(
        SELECT b."id" FROM "timebank_bank" b WHERE EXISTS (SELECT 1 FROM "timebank_member" m WHERE m."bank" = b."id" AND m."uid" > b."last_uid"))"},
    {"timebank_member has no account in its bank's book", R"(
        SELECT m."id" FROM "timebank_member" m JOIN "timebank_bank" b ON b."id" = m."bank"
        LEFT JOIN "ledger_account" a ON a."id" = m."account" WHERE a."id" IS NULL OR a."book" <> b."book")"},
};

}  // namespace

std::vector<std::string> check(db::Connection& sql) {
    std::vector<std::string> problems;
    for (auto const& [what, query] : questions)
        if (auto sentence = rows_found(sql, what, query)) problems.push_back(std::move(*sentence));
    return problems;
}

}  // namespace ateneu::timebank
