#include "domain/ledger/check.h"

#include "core/store/check.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/limits.h"

namespace ateneu::ledger {

namespace {

/// What each account's postings say, beside what it keeps.
constexpr auto wrong_balances = R"(
    SELECT a."id" FROM "ledger_account" a
    LEFT JOIN (SELECT "account", SUM("amount") AS "sum" FROM "ledger_posting" GROUP BY "account") p ON p."account" = a."id"
    WHERE a."balance" <> COALESCE(p."sum", 0))";

constexpr std::pair<char const*, char const*> questions[] = {
    {"ledger_posting: a transfer doesn't sum to zero", R"(SELECT "transfer" AS "id" FROM "ledger_posting" GROUP BY "transfer" HAVING SUM("amount") <> 0)"},
    {"ledger_transfer has no postings", R"(SELECT t."id" FROM "ledger_transfer" t WHERE NOT EXISTS (SELECT 1 FROM "ledger_posting" p WHERE p."transfer" = t."id"))"},
    {"ledger_account.balance is not the sum of its postings", wrong_balances},
    {"ledger_book doesn't sum to zero", R"(SELECT "book" AS "id" FROM "ledger_account" GROUP BY "book" HAVING SUM("balance") <> 0)"},
    {"ledger_posting stands in another book than its account", R"(SELECT p."id" FROM "ledger_posting" p JOIN "ledger_account" a ON a."id" = p."account"
        JOIN "ledger_transfer" t ON t."id" = p."transfer" WHERE a."book" <> t."book")"},
    {"ledger_transfer is not the opposite of what it takes back", R"(SELECT t."id" FROM "ledger_transfer" t JOIN "ledger_posting" p ON p."transfer" IN (t."id", t."reversal_of")
        WHERE t."reversal_of" IS NOT NULL GROUP BY t."id", p."account" HAVING SUM(p."amount") <> 0)"},
};

}  // namespace

std::vector<std::string> check(db::Connection& sql) {
    std::vector<std::string> problems;
    auto const ask = [&](std::string const& what, std::string const& query) {
        if (auto sentence = rows_found(sql, what, query)) problems.push_back(std::move(*sentence));
    };
    for (auto const& [what, query] : questions) ask(what, query);
    ask("ledger_account.flagged_since doesn't fit its limits", R"(SELECT "id" FROM "ledger_account" WHERE ("flagged_since" IS NOT NULL) <> )" + std::string(flagged_sql));
    return problems;
}

std::int64_t recompute(Transaction& tx, Id<Book> book) {
    auto& sql = tx.sql();
    if (!sql.sqlite()) sql.query(R"(SELECT "id" FROM "ledger_account" WHERE "book" = $1 ORDER BY "id" FOR NO KEY UPDATE)", {book.value});
    auto const at = iso(tx.now());
    constexpr auto sum = R"(COALESCE((SELECT SUM("amount") FROM "ledger_posting" WHERE "account" = "ledger_account"."id"), 0))";
    auto const wrong = sql.execute(R"(UPDATE "ledger_account" SET "balance" = )" + std::string(sum) + R"( WHERE "book" = $1 AND "balance" <> )" + sum, {book.value});
    auto const flagged = sql.execute(R"(UPDATE "ledger_account" SET "flagged_since" = $2 WHERE "book" = $1 AND "flagged_since" IS NULL AND )" + std::string(flagged_sql), {book.value, std::string_view(at)});
    auto const freed = sql.execute(R"(UPDATE "ledger_account" SET "flagged_since" = NULL WHERE "book" = $1 AND "flagged_since" IS NOT NULL AND NOT )" + std::string(flagged_sql), {book.value});
    return wrong + flagged + freed;
}

}  // namespace ateneu::ledger
