#include "domain/ledger/rows.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/query.h"

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

db::Parameter id_or_null(std::optional<Id<Transfer>> id) { return id ? db::Parameter(id->value) : db::Parameter(); }

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

std::int64_t insert_transfer(db::Connection& sql, Transfer const& t) {
    auto const at = iso(t.at), value_date = iso(t.value_date);
    auto const& by = t.entered_by;
    try {
        auto const rows = sql.query(R"(INSERT INTO "ledger_transfer" ("book", "kind", "at", "value_date", "reason", "entered_by_type", "entered_by_id", "reversal_of", "pair_of", "key")
                                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING "id")",
                                    {t.book.value, std::string_view(t.kind), std::string_view(at), std::string_view(value_date), std::string_view(t.reason),
                                     by ? db::Parameter(std::string_view(by->entity)) : db::Parameter(), by ? db::Parameter(by->id) : db::Parameter(),
                                     id_or_null(t.reversal_of), id_or_null(t.pair_of), std::string_view(t.key)});
        must(rows->next(), "no transfer");
        auto const id = rows->integer(0);
        rows->next();
        return id;
    } catch (db::Error const& error) {
        if (error.kind == db::Error::Kind::unique) throw db::Error(db::Error::Kind::conflict, error.code, error.what());
        throw;
    }
}

void insert_postings(db::Connection& sql, Id<Transfer> transfer, std::span<Move const> moves) {
    // What is received first: then the sum is zero at the last one, and not before (the tables' triggers).
    std::vector<Move> ordered(moves.begin(), moves.end());
    std::stable_partition(ordered.begin(), ordered.end(), [](Move const& move) { return move.amount > 0; });
    Query query;
    query.text = R"(INSERT INTO "ledger_posting" ("transfer", "account", "amount") VALUES )";
    auto const of = query.bind(transfer.value);
    bool first = true;
    for (auto const& move : ordered) {
        query.text += (first ? "(" : ", (") + of + ", " + query.bind(move.account.value);
        query.text += ", " + query.bind(move.amount) + ")";
        first = false;
    }
    query.execute(sql);
}

void move_balances(db::Connection& sql, std::map<Id<Account>, std::int64_t> const& changes) {
    Query query;
    std::string cases, places;
    for (auto const& [id, change] : changes) {
        auto const place = query.bind(id.value);
        // PostgreSQL takes a value without a type for text here.
        cases += " WHEN " + place + " THEN CAST(" + query.bind(change) + " AS bigint)";
        places += (places.empty() ? "" : ", ") + place;
    }
    query.text = R"(UPDATE "ledger_account" SET "balance" = "balance" + CASE "id")" + cases + R"( END WHERE "id" IN ()" + places + ")";
    must(query.execute(sql) == static_cast<std::int64_t>(changes.size()), "an account went away while it was held");
}

void flag(db::Connection& sql, std::vector<Id<Account>> const& accounts, std::optional<Instant> since) {
    if (accounts.empty()) return;
    Query query;
    query.text = R"(UPDATE "ledger_account" SET "flagged_since" = )" + (since ? query.bind(iso(*since)) : query.bind_null());
    query.text += R"( WHERE "id" IN ()" + places_of(query, accounts) + ")";
    query.execute(sql);
}

}  // namespace ateneu::ledger
