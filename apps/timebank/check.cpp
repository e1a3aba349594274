#include "apps/timebank/check.h"

#include "core/store/check.h"

namespace ateneu::timebank {

namespace {

constexpr std::pair<char const*, char const*> questions[] = {
    {"timebank_exchange moved something else in the ledger", R"(
        WITH clearing AS (
            SELECT "bank" AS "bank", "ally" AS "other", MAX("account") AS "account" FROM "timebank_alliance" WHERE "account" IS NOT NULL GROUP BY "bank", "ally"
            UNION SELECT "ally", "bank", MAX("ally_account") FROM "timebank_alliance" WHERE "account" IS NOT NULL GROUP BY "ally", "bank")
        SELECT DISTINCT e."id" FROM "timebank_exchange" e
        JOIN "timebank_bank" b ON b."id" = e."bank"
        LEFT JOIN "timebank_member" giver ON giver."id" = e."from"
        LEFT JOIN "timebank_member" taker ON taker."id" = e."to"
        LEFT JOIN clearing from_there ON from_there."bank" = e."bank" AND from_there."other" = e."from_ally"
        LEFT JOIN clearing to_there ON to_there."bank" = e."bank" AND to_there."other" = e."to_ally"
        WHERE NOT EXISTS (SELECT 1 FROM "ledger_posting" p WHERE p."transfer" = e."transfer" AND p."amount" = -e."amount"
                          AND p."account" = CASE WHEN e."from_ally" IS NULL THEN COALESCE(giver."account", b."account") ELSE from_there."account" END)
           OR NOT EXISTS (SELECT 1 FROM "ledger_posting" p WHERE p."transfer" = e."transfer" AND p."amount" = e."amount"
                          AND p."account" = CASE WHEN e."to_ally" IS NULL THEN COALESCE(taker."account", b."account") ELSE to_there."account" END))"},
    {"timebank_exchange across banks has no other half that says the opposite", R"(
        SELECT e."id" FROM "timebank_exchange" e
        LEFT JOIN "ledger_transfer" own ON own."id" = e."transfer"
        LEFT JOIN "ledger_transfer" later ON later."pair_of" = e."transfer"
        LEFT JOIN "timebank_exchange" half ON half."transfer" = COALESCE(own."pair_of", later."id")
        WHERE (e."from_ally" IS NOT NULL OR e."to_ally" IS NOT NULL)
          AND (half."id" IS NULL OR half."bank" <> COALESCE(e."from_ally", e."to_ally") OR half."amount" <> e."amount" OR half."kind" <> e."kind"
               OR COALESCE(half."from_ally", 0) <> CASE WHEN e."to_ally" IS NULL THEN 0 ELSE e."bank" END
               OR COALESCE(half."to_ally", 0) <> CASE WHEN e."from_ally" IS NULL THEN 0 ELSE e."bank" END
               OR (half."reversed_by" IS NULL) <> (e."reversed_by" IS NULL)))"},
    {"timebank_alliance: the positions of two banks aren't opposite", R"(
        SELECT pact."id" FROM "timebank_alliance" pact
        JOIN "timebank_bank" b ON b."id" = pact."bank"
        JOIN "timebank_bank" other ON other."id" = pact."ally"
        LEFT JOIN "ledger_account" a ON a."id" = pact."account"
        LEFT JOIN "ledger_account" c ON c."id" = pact."ally_account"
        WHERE (pact."answered_at" IS NOT NULL OR pact."account" IS NOT NULL OR pact."ally_account" IS NOT NULL)
          AND (a."id" IS NULL OR c."id" IS NULL OR a."book" <> b."book" OR c."book" <> other."book" OR a."balance" <> -c."balance"))"},
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
