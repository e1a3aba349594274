#pragma once
#include "apps/workshops/workshops.h"
#include "core/site/site.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "tests/support/databases.h"

namespace ateneu::workshops {

/// A database with the tables of people and workshops and the rows that every install needs.
class House : public tests::OnBothDatabases {
protected:
    House() { database = tests::fresh_database(GetParam(), "workshops", prepare); }

    /// A moment that tests begin at.
    static Instant noon() { return *parse_instant("2026-11-21T12:00:00Z"); }
    static Date today() { return date_of(2026, 11, 21); }

    /// Runs a deed in a write transaction of the program, and commits.
    template <class Deed>
    void write(Deed const& deed) {
        write_in(*database, deed);
    }
    /// The first column of the first row.
    std::int64_t number(std::string const& sql) { return number_in(*database, sql); }
    static std::int64_t number_in(db::Database& there, std::string const& sql) {
        auto const work = there.begin(db::Database::Mode::read);
        return work->connection().integer(sql).value_or(-1);
    }
    static std::string text_in(db::Database& there, std::string const& sql) {
        auto const work = there.begin(db::Database::Mode::read);
        return work->connection().text(sql).value_or("");
    }

    template <class Deed>
    static void write_in(db::Database& there, Deed const& deed) {
        auto const program = the_program();
        there.transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), {}, program, noon());
            deed(tx);
        });
    }
    static std::vector<App> const& apps() {
        static std::vector<App> const made{people::people(), privacy::privacy("", "", nullptr), workshops()};
        return made;
    }
    static Registry const& registry() {
        static Registry const made([] {
            std::vector<Entity const*> entities;
            for (auto const& app : apps())
                entities.insert(entities.end(), app.entities.begin(), app.entities.end());
            return entities;
        }());
        return made;
    }

    /// What a fresh copy is made from.
    static void prepare(db::Database& fresh) {
        migrate(fresh, apps());
        write_in(fresh, [](Transaction& tx) {
            for (auto const& app : apps()) app.seed(tx);
        });
    }
};

}  // namespace ateneu::workshops
