#include "domain/ledger/rows.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/webhooks/deliver.h"

namespace ateneu::ledger {

namespace {

std::string places_of(Query& query, std::vector<Id<Account>> const& accounts) {
    std::string places;
    for (auto const id : accounts) places += (places.empty() ? "" : ", ") + query.bind(id.value);
    return places;
}

std::optional<std::int64_t> integer_at(db::Rows const& rows, int column) {
    if (rows.is_null(column)) return {};
    return rows.integer(column);
}

}  // namespace

std::vector<Account> hold(Transaction& tx, std::vector<Id<Account>> ids) {
    std::vector<Account> accounts;
    if (ids.empty()) return accounts;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    Query query;
    query.text = R"(SELECT "id", "book", "balance", "lowest", "highest", "limits", "flagged_since", "closed_at" FROM "ledger_account" WHERE "id" IN ()" +
                 places_of(query, ids) + R"() ORDER BY "id")";
    // References to an account don't wait for this.
    if (!tx.sql().sqlite()) query.text += " FOR NO KEY UPDATE";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto& account = accounts.emplace_back();
        account.id = {rows->integer(0)};
        account.book = {rows->integer(1)};
        account.balance = rows->integer(2);
        account.lowest = integer_at(*rows, 3);
        account.highest = integer_at(*rows, 4);
        account.limits = rows->text(5) == limits_choices[1].code ? Limits::block : Limits::warn;
        if (!rows->is_null(6)) account.flagged_since = parse_instant(rows->text(6));
        if (!rows->is_null(7)) account.closed_at = parse_instant(rows->text(7));
    }
    return accounts;
}

std::vector<Move> moves_of(db::Connection& sql, Id<Transfer> transfer) {
    std::vector<Move> moves;
    auto const rows = sql.query(R"(SELECT "account", "amount" FROM "ledger_posting" WHERE "transfer" = $1 ORDER BY "id")", {transfer.value});
    while (rows->next()) moves.push_back({{rows->integer(0)}, rows->integer(1)});
    return moves;
}

namespace {

std::string transfer_sql(Query& query, Transfer const& t) {
    auto const bind_id = [&](std::optional<Id<Transfer>> id) { return id ? query.bind(id->value) : query.bind_null(); };
    std::string sql = R"(INSERT INTO "ledger_transfer" ("book", "kind", "at", "value_date", "reason", "key", "entered_by_type", "entered_by_id", "reversal_of", "pair_of") VALUES ()";
    sql += query.bind(t.book.value);
    for (auto const& text : {t.kind, iso(t.at), iso(t.value_date), t.reason, t.key}) sql += ", " + query.bind(text);
    sql += ", " + (t.entered_by ? query.bind(t.entered_by->entity) : query.bind_null());
    sql += ", " + (t.entered_by ? query.bind(t.entered_by->id) : query.bind_null());
    sql += ", " + bind_id(t.reversal_of);
    return sql + ", " + bind_id(t.pair_of) + ")";
}

// PostgreSQL takes a value without a type for text where no column says otherwise.
std::string bind_number(Query& query, std::int64_t value) { return "CAST(" + query.bind(value) + " AS bigint)"; }

/// `($1, $2), ($3, $4)`: account and amount, each behind what stands `before` them.
std::string moves_sql(Query& query, std::span<Move const> moves, std::string const& before = "") {
    // What is received first: then the sum is zero at the last one, and not before (the triggers of SQLite's tables).
    std::vector<Move> ordered(moves.begin(), moves.end());
    std::stable_partition(ordered.begin(), ordered.end(), [](Move const& move) { return move.amount > 0; });
    std::string sql;
    for (auto const& move : ordered) {
        sql += (sql.empty() ? "(" : ", (") + before + bind_number(query, move.account.value);
        sql += ", " + bind_number(query, move.amount) + ")";
    }
    return sql;
}

std::string balances_sql(Query& query, Changes const& changes) {
    std::string cases, places;
    for (auto const& [id, change] : changes) {
        auto const place = query.bind(id.value);
        cases += " WHEN " + place + " THEN " + bind_number(query, change);
        places += (places.empty() ? "" : ", ") + place;
    }
    return R"(UPDATE "ledger_account" SET "balance" = "balance" + CASE "id")" + cases + R"( END WHERE "id" IN ()" + places + ")";
}

Inserted insert_in_one(db::Connection& sql, Transfer const& transfer, std::span<Move const> moves, Changes const& changes) {
    Query query;
    query.text = "WITH booked AS (" + transfer_sql(query, transfer) + R"( RETURNING "id"), )";
    query.text += R"(posted AS (INSERT INTO "ledger_posting" ("transfer", "account", "amount") SELECT booked."id", move."account", move."amount" FROM booked, (VALUES )" +
                  moves_sql(query, moves) + R"() AS move("account", "amount")), )";
    query.text += "moved AS (" + balances_sql(query, changes) + " RETURNING 1) ";
    query.text += R"(SELECT "id", )" + std::string(webhooks::somebody_listens) + ", (SELECT COUNT(*) FROM moved) FROM booked";
    auto const rows = query.run(sql);
    must(rows->next() && rows->integer(2) == std::ssize(changes), "an account went away while it was held");
    return {{rows->integer(0)}, rows->boolean(1)};
}

Inserted insert_in_turn(db::Connection& sql, Transfer const& transfer, std::span<Move const> moves, Changes const& changes) {
    Inserted inserted;
    Query booked, posted, moved;
    booked.text = transfer_sql(booked, transfer) + R"( RETURNING "id", )" + std::string(webhooks::somebody_listens);
    {
        auto const rows = booked.run(sql);
        must(rows->next(), "no transfer");
        inserted = {{rows->integer(0)}, rows->boolean(1)};
        rows->next();
    }
    auto const transfer_id = posted.bind(inserted.transfer.value) + ", ";
    posted.text = R"(INSERT INTO "ledger_posting" ("transfer", "account", "amount") VALUES )" + moves_sql(posted, moves, transfer_id);
    posted.execute(sql);
    moved.text = balances_sql(moved, changes);
    must(moved.execute(sql) == std::ssize(changes), "an account went away while it was held");
    return inserted;
}

}  // namespace

Inserted insert(db::Connection& sql, Transfer const& transfer, std::span<Move const> moves, Changes const& changes) {
    try {
        return sql.sqlite() ? insert_in_turn(sql, transfer, moves, changes) : insert_in_one(sql, transfer, moves, changes);
    } catch (db::Error const& error) {
        if (error.kind == db::Error::Kind::unique) throw db::Error(db::Error::Kind::conflict, error.code, error.what());
        throw;
    }
}

void flag(db::Connection& sql, std::vector<Id<Account>> const& accounts, std::optional<Instant> since) {
    if (accounts.empty()) return;
    Query query;
    query.text = R"(UPDATE "ledger_account" SET "flagged_since" = )" + (since ? query.bind(iso(*since)) : query.bind_null());
    query.text += R"( WHERE "id" IN ()" + places_of(query, accounts) + ")";
    query.execute(sql);
}

}  // namespace ateneu::ledger
