#pragma once
#include "core/access/password.h"
#include "core/entity/schema.h"
#include "core/store/store.h"
#include "domain/people/login.h"
#include "domain/people/people.h"
#include "domain/people/person.h"
#include "tests/support/databases.h"

std::span<ateneu::base::Embedded const> store_migrations();

namespace ateneu::people {

/// A moment that tests begin at: 2026-11-21, noon.
inline Instant const noon = *parse_instant("2026-11-21T12:00:00Z");
inline Instant after(std::int64_t seconds, Instant from = noon) { return {from.micros + seconds * 1'000'000}; }

/// Hashes that cost nothing, for tests about something else.
inline constexpr HashCost cheap{.passes = 1, .memory_kib = 8};
constexpr auto good_password = "tortuga violeta 88";

/// A database with the tables of this app and nobody in it.
class Community : public tests::OnBothDatabases {
protected:
    Community() { database = tests::fresh_database(GetParam(), "people", prepare); }

    /// Runs a deed in a write transaction of the program.
    template <class Deed>
    void write(Deed const& deed, Instant now = noon) {
        auto const program = the_program();
        write_as(program, deed, now);
    }
    template <class Deed>
    void write_as(Actor const& actor, Deed const& deed, Instant now = noon) {
        database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), {}, actor, now);
            deed(tx);
        });
    }
    /// Runs a question on a snapshot.
    template <class Question>
    auto ask(Question const& question) {
        auto const work = database->begin(db::Database::Mode::read);
        return question(work->connection());
    }
    std::int64_t number(std::string_view sql) {
        return ask([&](db::Connection& connection) { return connection.integer(sql); }).value_or(-1);
    }

    /// Somebody who may log in with `good_password`.
    Id<Person> member(std::string const& username, std::string const& email = {}, bool is_active = true) {
        Id<Person> id;
        write([&](Transaction& tx) {
            Person person{.personal = username, .username = username};
            if (!email.empty()) person.email = Email{email};
            id = {tx.add(person).id};
            tx.add(Login{.person = id, .password = {hash_password(good_password, cheap)}, .is_active = is_active});
        });
        return id;
    }

    static Registry const& registry() {
        static Registry const made(people().entities);
        return made;
    }

private:
    /// Core's tables, the technical ones of this app, and its entities' as the field tables describe them: the
    /// drafted migrations are held against those elsewhere.
    static void prepare(db::Database& fresh) {
        auto const technical = people().migrations.first(2);
        db::Migrations const all[] = {{"core", store_migrations()}, {"people", technical}};
        db::migrate(fresh, all);
        fresh.transact(db::Database::Mode::write, [](db::Connection& sql) {
            for (auto const* name : {"people.permission", "people.group", "people.language",
                                     "people.knowledge_domain", "people.airport", "people.organisation",
                                     "people.person", "people.term", "people.term_option", "people.consent",
                                     "people.comment", "people.login", "people.preference",
                                     "people.social_login", "people.token", "people.service", "people.service_token", "people.session"})
                sql.script(create_sql(*registry().find(name), sql.dialect()));
        });
    }
};

}  // namespace ateneu::people
