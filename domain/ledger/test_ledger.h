#pragma once
#include "core/store/check.h"
#include "domain/ledger/check.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/ledger_app.h"
#include "tests/support/databases.h"

std::span<ateneu::base::Embedded const> store_migrations();

namespace ateneu::ledger {

inline std::int64_t hours(std::int64_t count) { return count * 3600; }

/// The code of a refusal; "" where there was none.
template <class T>
std::string code(Result<T> const& result) { return result ? "" : result.refusal().code; }

/// A database with the ledger's tables and one open book.
class Ledger : public tests::OnBothDatabases {
protected:
    Ledger() {
        database = tests::fresh_database(GetParam(), "ledger", prepare);
        book = new_book("Bank");
    }

    /// Runs a deed of the actor in a write transaction, commits, and gives back what it gave.
    template <class Deed>
    auto as(Actor const& actor, Deed const& deed) {
        std::optional<std::invoke_result_t<Deed, Transaction&>> given;
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), reactions, actor, now);
            given.emplace(deed(tx));
        });
        return *given;
    }
    template <class Deed>
    auto write(Deed const& deed) {
        auto const program = the_program();
        return as(program, deed);
    }
    /// Raw SQL, as another program would write it.
    void run(std::string const& sql) {
        database->transact(db::Database::Mode::write, [&](db::Connection& connection) { connection.script(sql); });
    }
    std::int64_t number(std::string const& sql) {
        return write([&](Transaction& tx) { return tx.sql().integer(sql).value_or(-1); });
    }

    Id<Book> new_book(std::string const& name) {
        return *write([&](Transaction& tx) { return open_book(tx, {.name = name}); });
    }
    Id<Account> account(std::string const& name, Bounds const& bounds = {}) { return account_in(book, name, bounds); }
    Id<Account> account_in(Id<Book> where, std::string const& name, Bounds const& bounds = {}) {
        return *write([&](Transaction& tx) {
            return open_account(tx, {.book = where, .name = name, .lowest = bounds.lowest, .highest = bounds.highest, .limits = bounds.limits});
        });
    }
    Result<Booked> pays(Id<Account> from, Id<Account> to, std::int64_t amount, Terms const& terms = {}) {
        return write([&](Transaction& tx) { return give(tx, from, to, amount, terms); });
    }
    Result<Booked> books(std::vector<Move> const& moves, Terms const& terms = {}) {
        return write([&](Transaction& tx) { return book_transfer(tx, moves, terms); });
    }
    Result<Booked> takes_back(Id<Transfer> transfer, std::string const& reason = "Mistyped") {
        return write([&](Transaction& tx) { return reverse(tx, transfer, reason); });
    }
    Account stored(Id<Account> id) {
        return *write([&](Transaction& tx) { return tx.read(id); });
    }
    std::int64_t balance(Id<Account> id) { return stored(id).balance; }
    bool is_flagged(Id<Account> id) { return stored(id).flagged_since.has_value(); }
    std::int64_t transfers() { return number(R"(SELECT COUNT(*) FROM "ledger_transfer")"); }
    std::vector<std::string> problems() {
        return write([](Transaction& tx) { return check(tx.sql()); });
    }

    static Registry const& registry() {
        static Registry const made(ledger().entities);
        return made;
    }

    Instant now = *parse_instant("2026-11-21T12:00:00Z");
    std::vector<Reaction> reactions;
    Id<Book> book;

private:
    static void prepare(db::Database& fresh) {
        db::Migrations const all[] = {{"core", store_migrations()}, {"ledger", ledger().migrations}};
        db::migrate(fresh, all);
    }
};

}  // namespace ateneu::ledger
