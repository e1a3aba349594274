#pragma once
#include "apps/timebank/applying.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/timebank.h"
#include "core/base/text.h"
#include "core/site/site.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/ledger_app.h"
#include "domain/people/actor_of.h"
#include "domain/people/login.h"
#include "domain/people/people.h"
#include "domain/people/person.h"
#include "domain/privacy/privacy.h"
#include "tests/support/databases.h"

namespace ateneu::timebank {

constexpr Duration time(int hours, int minutes = 0) { return {std::int64_t{hours} * 3600 + minutes * 60}; }

/// The code of a refusal; "" where there was none.
template <class T>
std::string code(Result<T> const& result) { return result ? "" : result.refusal().code; }

/// Two banks, Nord and Sur, whose first administrators are Ana and Fay.
class Town : public tests::OnBothDatabases {
protected:
    Town() {
        database = tests::fresh_database(GetParam(), "timebank", prepare);
        nord = bank("Nord");
        sur = bank("Sur");
        ana = person("Ana");
        fay = person("Fay");
        admin_of(nord, ana);
        admin_of(sur, fay);
    }

    static Registry const& registry() {
        static Registry const made([] {
            std::vector<Entity const*> all;
            for (auto const& app : apps()) all.insert(all.end(), app.entities.begin(), app.entities.end());
            return all;
        }());
        return made;
    }
    static std::vector<App> const& apps() {
        static std::vector<App> const made{people::people(), ledger::ledger(), privacy::privacy("", "", nullptr), timebank()};
        return made;
    }
    static std::vector<Reaction> const& reactions() {
        static std::vector<Reaction> const made = [] {
            std::vector<Reaction> all;
            for (auto const& app : apps()) all.insert(all.end(), app.reactions.begin(), app.reactions.end());
            return all;
        }();
        return made;
    }
    static void prepare(db::Database& fresh) {
        migrate(fresh, apps());
        auto const program = the_program();
        fresh.transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry(), reactions(), program, *parse_instant("2026-03-02T09:00:00Z"));
            for (auto const& app : apps())
                if (app.seed) app.seed(tx);
        });
    }

    /// As somebody; rolled back where it is refused, as a request is.
    template <class Deed>
    auto as(Actor const& actor, Deed const& deed) {
        auto const work = database->begin(db::Database::Mode::write);
        Transaction tx(work->connection(), registry(), reactions(), actor, now);
        auto result = deed(tx);
        bool fine = true;
        if constexpr (requires { result.refusal(); }) fine = static_cast<bool>(result);
        if (fine) work->commit();
        return result;
    }
    template <class Deed>
    auto as(Id<people::Person> who, Deed const& deed) { return as(actor(who), deed); }
    template <class Deed>
    auto as_program(Deed const& deed) { return as(the_program(), deed); }
    Actor actor(Id<people::Person> who) {
        auto const work = database->begin(db::Database::Mode::read);
        auto actor = people::actor_of(work->connection(), who);
        actor.person = who.value;
        actor.inside = true;
        return actor;
    }
    std::int64_t number(std::string const& sql) {
        auto const work = database->begin(db::Database::Mode::read);
        return work->connection().integer(sql).value_or(-1);
    }
    std::string text(std::string const& sql) {
        auto const work = database->begin(db::Database::Mode::read);
        return work->connection().text(sql).value_or("");
    }

    Id<Bank> bank(std::string const& name, Bank rules = {}) {
        rules.name = name;
        return as_program([&](Transaction& tx) { return Id<Bank>{tx.add(rules).id}; });
    }
    Id<people::Person> person(std::string const& name) {
        return as_program([&](Transaction& tx) { return person_in(tx, name); });
    }
    static Id<people::Person> person_in(Transaction& tx, std::string const& name) {
        auto const written = tx.add(people::Person{.personal = name, .username = lower_ascii(name), .email = Email{lower_ascii(name) + "@mail.test"}});
        must(static_cast<bool>(written), written.problems.empty() ? "a person for a test" : written.problems.list().front().message.text.c_str());
        must(static_cast<bool>(tx.add(people::Login{.person = {written.id}, .is_active = true})), "a login for a test");
        return Id<people::Person>{written.id};
    }
    Id<Member> member(Id<Bank> where, Id<people::Person> who) {
        return *as_program([&](Transaction& tx) { return join(tx, {.bank = where, .person = who}); });
    }
    Id<Member> admin_of(Id<Bank> where, Id<people::Person> who) {
        auto const id = member(where, who);
        EXPECT_EQ(code(as_program([&](Transaction& tx) { return set_admin(tx, id, true); })), "");
        return id;
    }
    Id<Member> seat(Id<Bank> where, Id<people::Person> who) {
        return {number(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = )" + std::to_string(where.value) + R"( AND "person" = )" + std::to_string(who.value))};
    }
    std::int64_t balance(Id<Member> who) {
        return number(R"(SELECT a."balance" FROM "ledger_account" a JOIN "timebank_member" m ON m."account" = a."id" WHERE m."id" = )" + std::to_string(who.value));
    }
    std::int64_t balance(Id<Bank> which) {
        return number(R"(SELECT a."balance" FROM "ledger_account" a JOIN "timebank_bank" b ON b."account" = a."id" WHERE b."id" = )" + std::to_string(which.value));
    }
    std::int64_t sum(Id<Bank> which) {
        return number(R"(SELECT SUM(a."balance") FROM "ledger_account" a JOIN "timebank_bank" b ON b."book" = a."book" WHERE b."id" = )" + std::to_string(which.value));
    }
    Result<Paid> pays(Id<people::Person> who, Payment const& payment) {
        return as(who, [&](Transaction& tx) { return pay(tx, payment); });
    }
    Id<Post> offer(Id<Member> whose, std::string const& title, PostType type = PostType::offer) {
        return as_program([&](Transaction& tx) {
            auto const member = *tx.read(whose);
            Id<Category> const category{*tx.sql().integer(R"(SELECT MIN("id") FROM "timebank_category")")};
            auto const written = tx.add(Post{.bank = member.bank, .member = whose, .type = type, .title = title, .category = category});
            must(static_cast<bool>(written), "a post for a test");
            return Id<Post>{written.id};
        });
    }

    Instant now = *parse_instant("2026-03-05T09:00:00Z");
    Id<Bank> nord, sur;
    Id<people::Person> ana, fay;
};

}  // namespace ateneu::timebank
