#include "domain/people/forgotten.h"

#include "core/base/log.h"
#include "core/jobs/job.h"
#include "core/jobs/worker.h"
#include "core/mail/letter.h"
#include "domain/people/account_mail.h"
#include "domain/people/access_group.h"
#include "domain/people/invite.h"
#include "domain/people/log_in.h"
#include "domain/people/mail_link.h"
#include "domain/people/password.h"
#include "domain/people/people_directory.h"
#include "domain/people/preference.h"
#include "domain/people/recipient.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class Forgotten : public Community {
protected:
    Forgotten() { log_quietly(); }

    /// The text of the last letter to this address; "" for none.
    std::string letter_to(std::string const& address) { return last("text", address); }
    std::string kind_to(std::string const& address) { return last("kind", address); }
    std::int64_t letters() { return number(R"(SELECT COUNT(*) FROM "core_letter")"); }
    /// The link in it.
    std::string link_to(std::string const& address) {
        auto const text = letter_to(address);
        auto const at = text.find("?link=");
        return at == std::string::npos ? "" : text.substr(at + 6, 43);
    }
    int answer(std::string const& email, Instant now = noon, std::string const& language = "en") {
        int count = 0;
        write([&](Transaction& tx) { count = answer_forgotten(tx, email, {language}); }, now);
        return count;
    }
    std::optional<GoodLink> look(std::string const& link, Instant now = noon) {
        return ask([&](db::Connection& sql) { return find_link(sql, link, now); });
    }
    void run(std::string const& statement) {
        write([&](Transaction& tx) { tx.sql().script(statement); });
    }
    Actor actor(Id<Person> person) {
        return ask([&](db::Connection& sql) { return actor_of_person(sql, person); });
    }
    void change_email(Id<Person> person, std::string const& email, Actor const& by) {
        write_as(by, [&](Transaction& tx) {
            Transaction::Deed const deed(tx);
            auto changed = *tx.read(person);
            changed.email = Email{email};
            ASSERT_TRUE(tx.change(Person::entity(), to_record(Person::entity(), &changed)));
        });
    }

private:
    static Actor actor_of_person(db::Connection& sql, Id<Person> person) { return PeopleDirectory().by_person(sql, person.value).value_or(Actor{}); }
    std::string last(char const* column, std::string const& address) {
        return ask([&](db::Connection& sql) {
            return sql.text("SELECT \"" + std::string(column) + R"(" FROM "core_letter" WHERE "address" = $1 ORDER BY "id" DESC LIMIT 1)", {std::string_view(address)}).value_or("");
        });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Forgotten, tests::both_databases(), tests::dialect_name);

TEST_P(Forgotten, SendsALinkThatWorksOnceForHalfAnHour) {
    auto const ana = member("ana", "ana@mail.test");
    EXPECT_EQ(answer("Ana@Mail.TEST"), 1);
    auto const link = link_to("ana@mail.test");
    ASSERT_EQ(link.size(), 43U);
    EXPECT_NE(letter_to("ana@mail.test").find("You log in as ana."), std::string::npos);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_mail_link WHERE digest LIKE '%" + link.substr(0, 10) + "%'"), 0) << "only its digest is kept";
    auto const good = look(link);
    ASSERT_TRUE(good);
    EXPECT_EQ(good->person, ana);
    EXPECT_TRUE(good->is_open);
    EXPECT_TRUE(look(link, after(1799)));
    EXPECT_FALSE(look(link, after(1800)));
    EXPECT_FALSE(look(link + "x"));
    EXPECT_FALSE(look(""));
    write([&](Transaction& tx) { EXPECT_TRUE(use_link(tx.sql(), link, noon)); });
    write([&](Transaction& tx) { EXPECT_FALSE(use_link(tx.sql(), link, noon)); });
    EXPECT_FALSE(look(link));
}

TEST_P(Forgotten, WritesToNobodyWhoCannotLogIn) {
    member("ben", "ben@mail.test", false);
    write([](Transaction& tx) { EXPECT_TRUE(tx.add(Person{.personal = "Carla", .username = "carla", .email = Email{"carla@mail.test"}})); });
    for (auto const* address : {"ben@mail.test", "carla@mail.test", "nobody@mail.test", "", "\xff", "%"}) EXPECT_EQ(answer(address), 0) << address;
    EXPECT_EQ(letters(), 0);
}

TEST_P(Forgotten, TellsWhoHasNoPasswordWhereToAsk) {
    member("ana", "ana@mail.test");
    run(R"(UPDATE "people_login" SET "password" = '!imported')");
    EXPECT_EQ(answer("ana@mail.test"), 1);
    EXPECT_EQ(kind_to("ana@mail.test"), "people.reset_elsewhere");
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_mail_link"), 0);
}

TEST_P(Forgotten, WritesInTheLanguageTheyPrefer) {
    auto const ana = member("ana", "ana@mail.test");
    answer("ana@mail.test", noon, "es");
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter WHERE language = 'es'"), 1) << "that of the page, without a preference";
    write([&](Transaction& tx) { EXPECT_TRUE(save_preference(tx, {.person = ana, .language = {"ca"}})); });
    answer("ana@mail.test", noon, "es");
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_letter WHERE language = 'ca'"), 1);
}

TEST_P(Forgotten, GivesNoLinkToWhoeverTurnedTheAddressToTheirOwn) {
    auto const root = member("root", "root@mail.test"), clerk = member("clerk", "clerk@mail.test"), other = member("other", "other@mail.test"), mar = member("mar", "mar@mail.test");
    run(R"(UPDATE "people_login" SET "is_superuser" = TRUE WHERE "person" = )" + std::to_string(root.value));
    auto const by_clerk = actor(clerk);
    change_email(root, "evil@mail.test", by_clerk);
    change_email(mar, "new@mail.test", by_clerk);
    answer("evil@mail.test");
    EXPECT_EQ(kind_to("evil@mail.test"), "people.reset_elsewhere") << "the clerk would become a superuser";
    answer("new@mail.test");
    EXPECT_EQ(kind_to("new@mail.test"), "people.reset") << "has no rights that the clerk hasn't";
    change_email(root, "root@mail.test", actor(root));
    answer("root@mail.test");
    EXPECT_EQ(kind_to("root@mail.test"), "people.reset") << "they changed it themselves";
    change_email(other, "other2@mail.test", actor(root));
    answer("other2@mail.test");
    EXPECT_EQ(kind_to("other2@mail.test"), "people.reset");
    EXPECT_TRUE(ask([&](db::Connection& sql) { return has_more_rights(sql, root, clerk); }));
    EXPECT_FALSE(ask([&](db::Connection& sql) { return has_more_rights(sql, clerk, root); }));
}

TEST_P(Forgotten, TellsTheOldAddressThatItWasChanged) {
    auto const ana = member("ana", "ana@mail.test");
    write([&](Transaction& tx) {
        auto const was = *tx.read(Person::entity(), ana.value);
        auto now = was;
        now.values[static_cast<std::size_t>(Person::entity().index_of("email"))] = std::string("new@mail.test");
        tell_address_changed(tx, {&Person::entity(), Action::change, &was, &now});
        tell_address_changed(tx, {&Person::entity(), Action::change, &was, &was});
        tell_address_changed(tx, {&Person::entity(), Action::add, nullptr, &was});
    });
    EXPECT_EQ(letters(), 1);
    EXPECT_EQ(kind_to("ana@mail.test"), "people.address_changed");
}

TEST_P(Forgotten, TellsThatThePasswordIsAnotherOneAndEndsLinksAndSessions) {
    auto const ana = member("ana", "ana@mail.test");
    answer("ana@mail.test");
    auto const link = link_to("ana@mail.test");
    auto const entered = log_in(*database, {"ana", good_password, "203.0.113.9", "Firefox"}, noon, cheap);
    ASSERT_TRUE(entered);
    write([&](Transaction& tx) { EXPECT_TRUE(set_password(tx, ana, hash_password("quatre gats al terrat", cheap))); });
    EXPECT_EQ(kind_to("ana@mail.test"), "people.password_changed");
    EXPECT_NE(letter_to("ana@mail.test").find("21 November 2026"), std::string::npos) << letter_to("ana@mail.test");
    EXPECT_FALSE(look(link));
    EXPECT_FALSE(ask([&](db::Connection& sql) { return find_session(sql, entered.session.token, noon); }));
}

TEST_P(Forgotten, AnswersTheSameWhoeverAsksAndNotTooOften) {
    member("ana", "ana@mail.test");
    for (auto const* address : {"ana@mail.test", "nobody@mail.test"}) {
        for (int i = 0; i < forgotten_limits.per_account; ++i) EXPECT_EQ(ask_for_link(*database, address, "203.0.113.9", {"en"}, after(i)), 0);
        EXPECT_EQ(ask_for_link(*database, address, "203.0.113.9", {"en"}, after(10)), 890) << address;
    }
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_job" WHERE "kind" = 'people.forgotten')"), 2) << "one each, while it waits";
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt" WHERE "account" LIKE '%mail.test%')"), 0);
    EXPECT_TRUE(log_in(*database, {"ana", good_password, "203.0.113.9", "Firefox"}, after(20), cheap)) << "logging in has a count of its own";
    for (int i = 0; i < forgotten_limits.per_address; ++i) ask_for_link(*database, "x" + std::to_string(i) + "@mail.test", "203.0.113.7", {"en"}, noon);
    EXPECT_GT(ask_for_link(*database, "y@mail.test", "203.0.113.7", {"en"}, noon), 0) << "nor from one place";
}

TEST_P(Forgotten, LeavesTheAnswerToAJobThatKeepsNoAddress) {
    member("ana", "ana@mail.test");
    ask_for_link(*database, "ana@mail.test", "203.0.113.9", {"ca"}, noon);
    ask_for_link(*database, "nobody@mail.test", "203.0.113.9", {"ca"}, noon);
    EXPECT_EQ(letters(), 0);
    jobs::Board board;
    PeopleDirectory directory;
    jobs::Workers workers({*database, registry(), {}, directory, board, {answering_forgotten()}, [] { return noon; }});
    EXPECT_TRUE(workers.run_one());
    EXPECT_TRUE(workers.run_one());
    EXPECT_EQ(letters(), 1);
    EXPECT_EQ(kind_to("ana@mail.test"), "people.reset");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_job" WHERE "kind" = 'people.forgotten' AND "parameters" <> '{}')"), 0);
}

class Invitation : public Forgotten {
protected:
    Id<Person> newcomer(std::string const& email = "carla@mail.test") {
        Id<Person> id;
        write([&](Transaction& tx) {
            Person person{.personal = "Carla", .family = "Font", .username = "carla"};
            if (!email.empty()) person.email = Email{email};
            id = {tx.add(person).id};
        });
        return id;
    }
    Written invite(Id<Person> person, Actor const& by, Instant now = noon) {
        Written written;
        write_as(by, [&](Transaction& tx) { written = invite_action().act(tx, person.value); }, now);
        return written;
    }
    Actor office() {
        Actor actor;
        actor.person = member("marta").value;
        actor.inside = true;
        actor.name = "Marta";
        actor.permissions = {"people.person.view", "people.login.view", "people.login.add"};
        return actor;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Invitation, tests::both_databases(), tests::dialect_name);

TEST_P(Invitation, BringsALinkForAWeekAndMakesTheLogin) {
    auto const carla = newcomer();
    auto const marta = office();
    ASSERT_TRUE(invite(carla, marta));
    auto const first = link_to("carla@mail.test");
    EXPECT_NE(letter_to("carla@mail.test").find("Marta invites you to {organisation}."), std::string::npos);
    EXPECT_NE(letter_to("carla@mail.test").find("28 November 2026"), std::string::npos);
    auto const good = look(first, after(7 * 24 * 3600 - 1));
    ASSERT_TRUE(good);
    EXPECT_EQ(good->purpose, MailLink::Purpose::invite);
    EXPECT_TRUE(good->is_open);
    ASSERT_TRUE(invite(carla, marta, after(60)));
    EXPECT_FALSE(look(first, after(60))) << "the last one counts";
    EXPECT_TRUE(look(link_to("carla@mail.test"), after(60)));
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login"), 2) << "Marta's and one for Carla";
}

TEST_P(Invitation, StopsWorkingOnceTheLoginIsClosed) {
    auto const carla = newcomer();
    ASSERT_TRUE(invite(carla, office()));
    run(R"(UPDATE "people_login" SET "is_active" = FALSE)");
    auto const link = look(link_to("carla@mail.test"));
    ASSERT_TRUE(link);
    EXPECT_FALSE(link->is_open);
}

TEST_P(Invitation, IsRefusedWhereItMakesNoSense) {
    auto const marta = office();
    auto const no_address = newcomer("");
    EXPECT_EQ(invite(no_address, marta).refusal.code, "no_address");
    EXPECT_EQ(invite(member("ana", "ana@mail.test"), marta).refusal.code, "has_password");
    EXPECT_EQ(invite({999}, marta).outcome, Written::Outcome::gone);
    auto const ben = member("ben", "ben@mail.test", false);
    run(R"(UPDATE "people_login" SET "password" = '' WHERE "person" = )" + std::to_string(ben.value));
    EXPECT_EQ(invite(ben, marta).refusal.code, "closed");
    write([](Transaction& tx) { mail::note_bounce(tx, "no@mail.test", "550"); });
    change_email(no_address, "no@mail.test", marta);
    EXPECT_EQ(invite(no_address, marta).refusal.code, "bounces");
    EXPECT_EQ(letters(), 0);
}

TEST_P(Invitation, NeedsTheRightToMakeLogins) {
    auto const carla = newcomer();
    auto clerk = office();
    clerk.permissions.erase("people.login.add");
    EXPECT_EQ(invite(carla, clerk).outcome, Written::Outcome::refused);
    EXPECT_FALSE(invite_action().may_ask(clerk));
}

TEST_P(Invitation, GivesNobodyMoreRightsThanTheyHave) {
    auto const root = member("root", "root@mail.test");
    run(R"(UPDATE "people_login" SET "is_superuser" = TRUE, "password" = '')");
    EXPECT_EQ(invite(root, office()).refusal.code, "no_permission");
    auto superuser = the_program();
    EXPECT_TRUE(invite(root, superuser));
}

}  // namespace
}  // namespace ateneu::people
