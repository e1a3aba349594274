#pragma once
#include "core/access/password.h"
#include "core/files/attachment.h"
#include "core/store/merge_records.h"
#include "core/store/notice.h"
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
        static Registry const made = [] {
            auto all = people().entities;
            all.push_back(&Notice::entity());
            all.push_back(&Merged::entity());
            all.push_back(&files::Attachment::entity());
            return Registry(std::move(all));
        }();
        return made;
    }

private:
    static void prepare(db::Database& fresh) {
        db::Migrations const all[] = {{"core", store_migrations()}, {"people", people().migrations}};
        db::migrate(fresh, all);
    }
};

}  // namespace ateneu::people
