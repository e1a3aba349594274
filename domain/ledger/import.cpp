#include "domain/ledger/import.h"

#include "domain/ledger/limits.h"

namespace ateneu::ledger {

namespace {

void write_moves(db::Connection& sql, std::span<Move const> moves) {
    std::string const columns[] = {"account", "amount"};
    auto const bulk = sql.bulk("import_moves", columns, "ii");
    for (auto const& move : moves) {
        auto const account = std::to_string(move.account.value), amount = std::to_string(move.amount);
        std::optional<std::string_view> const cells[] = {account, amount};
        bulk->row(cells);
    }
    bulk->finish();
}

}  // namespace

void add_to_balances(Transaction& tx, std::span<Move const> moves) {
    auto& sql = tx.sql();
    auto const now = iso(tx.now());
    sql.script(R"(CREATE TEMP TABLE "import_moves" ("account" BIGINT PRIMARY KEY, "amount" BIGINT))");
    write_moves(sql, moves);
    sql.script(R"(UPDATE "ledger_account" SET "balance" = "balance" + (SELECT m."amount" FROM "import_moves" m WHERE m."account" = "ledger_account"."id")
                  WHERE "id" IN (SELECT "account" FROM "import_moves"))");
    sql.execute(R"(UPDATE "ledger_account" SET "flagged_since" = $1 WHERE "flagged_since" IS NULL AND )" + std::string(flagged_sql), {std::string_view(now)});
    sql.execute(R"(UPDATE "ledger_account" SET "flagged_since" = NULL WHERE "flagged_since" IS NOT NULL AND NOT )" + std::string(flagged_sql));
    sql.script(R"(DROP TABLE "import_moves")");
}

}  // namespace ateneu::ledger
