#include "domain/people/log_in.h"

#include "core/base/log.h"
#include "domain/people/password.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class LogInTest : public Community {
protected:
    LogInTest() { log_quietly(); }

    LogIn knock(std::string const& name, std::string const& password = good_password, Instant at = noon,
                std::string const& old_token = {}) {
        return log_in(*database, {name, password, "203.0.113.9", "Firefox", old_token}, at, cheap, limits);
    }
    bool is_open(NewSession const& session) {
        return ask([&](db::Connection& sql) { return find_session(sql, session.token, after(5)); }).has_value();
    }
    std::string stored_hash() {
        return ask([](db::Connection& sql) { return sql.text(R"(SELECT "password" FROM "people_login")"); }).value_or("");
    }
    void store_hash(std::string const& hash) {
        write([&](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_login" SET "password" = $1)", {hash}); });
    }
    ThrottleLimits const limits{.per_account = 3, .per_address = 20, .window_seconds = 900};
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, LogInTest, tests::both_databases(), tests::dialect_name);

TEST_P(LogInTest, OpensASessionForNameAndPassword) {
    auto const ana = member("ana");
    auto const entered = knock("ana");
    ASSERT_TRUE(entered);
    EXPECT_EQ(entered.person, ana);
    EXPECT_TRUE(is_open(entered.session));
    auto const last = ask([](db::Connection& sql) { return sql.text(R"(SELECT "last_login" FROM "people_login")"); });
    EXPECT_EQ(parse_instant(last.value_or("")), noon);
}

TEST_P(LogInTest, TakesAnAddressInAnyCase) {
    auto const ana = member("ana", "ana@mail.test");
    EXPECT_EQ(knock("Ana@Mail.TEST").person, ana);
    EXPECT_EQ(knock("  ana@mail.test ").person, ana);
    EXPECT_FALSE(knock("ana@mail.tes"));
    EXPECT_FALSE(knock("ana.mail@test"));  // folds to the same words, but is another address
}

TEST_P(LogInTest, SaysTheSameToAWrongNameAWrongPasswordAndAClosedAccount) {
    member("ana");
    member("ben", "", false);
    auto const wrong_password = knock("ana", "tortuga violeta 89");
    for (auto const& refused : {knock("nobody"), knock("ben"), knock("ana@mail.test"), knock("ana", ""), wrong_password}) {
        EXPECT_FALSE(refused);
        EXPECT_EQ(refused.refusal.code, "wrong_login");
        EXPECT_EQ(refused.refusal.message, wrong_password.refusal.message);
    }
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_session")"), 0);
}

TEST_P(LogInTest, LetsNobodyInWhereNoPasswordWasSet) {
    member("ana");
    for (auto const* hash : {"", "!", "!unusable"}) {
        store_hash(hash);
        EXPECT_FALSE(knock("ana", ""));
        EXPECT_FALSE(knock("ana", hash));
        write([](Transaction& tx) { forget_attempts(tx.sql(), "1", after(3600)); });
    }
}

TEST_P(LogInTest, TakesADjangoHashOnceAndKeepsOurOwn) {
    member("admin");
    store_hash("argon2$argon2id$v=19$m=102400,t=2,p=8$czA5b0xweGxUNEZYVEFqQ0JhVkxKYQ$"
               "dhunXJQz/dsAmQyEky+jhpyLdOTr/kCpD0DEQpViH3I");
    EXPECT_FALSE(knock("admin", "Admin"));
    ASSERT_TRUE(knock("admin", "admin"));
    EXPECT_TRUE(stored_hash().starts_with("$argon2id$")) << stored_hash();
    auto const kept = stored_hash();
    ASSERT_TRUE(knock("admin", "admin"));
    EXPECT_EQ(stored_hash(), kept);
}

TEST_P(LogInTest, RotatesTheSessionTheBrowserHad) {
    member("ana");
    auto const first = knock("ana");
    auto const second = knock("ana", good_password, noon, first.session.token);
    ASSERT_TRUE(second);
    EXPECT_FALSE(is_open(first.session));
    EXPECT_TRUE(is_open(second.session));
}

TEST_P(LogInTest, MakesGuessersWaitEvenWithTheRightPassword) {
    member("ana", "ana@mail.test");
    for (int i = 0; i < 2; ++i) EXPECT_EQ(knock("ana", "wrong guess", after(i)).refusal.code, "wrong_login");
    EXPECT_EQ(knock("ana@mail.test", "wrong guess", after(2)).refusal.code, "wrong_login");
    auto const shut = knock("ana", good_password, after(10));
    EXPECT_FALSE(shut);
    EXPECT_EQ(shut.refusal.code, "try_later");
    EXPECT_EQ(shut.retry_after_seconds, 890);
    EXPECT_TRUE(knock("ana", good_password, after(900)));
}

TEST_P(LogInTest, MakesGuessersOfNamesThatNobodyHasWaitToo) {
    for (int i = 0; i < 3; ++i) knock("nobody", "guess", after(i));
    EXPECT_EQ(knock("Nobody", "guess", after(10)).refusal.code, "try_later");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt" WHERE "account" LIKE '%obody%')"), 0);
}

TEST_P(LogInTest, ForgetsFailuresWhenTheOwnerGetsIn) {
    member("ana");
    for (int round = 0; round < 3; ++round) {
        EXPECT_FALSE(knock("ana", "slip of the finger", after(round)));
        EXPECT_TRUE(knock("ana", good_password, after(round)));
    }
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt")"), 0);
}

TEST_P(LogInTest, IsNotConfusedByBytesThatAreNoText) {
    member("ana");
    EXPECT_EQ(knock("\xff\xfe").refusal.code, "wrong_login");
    EXPECT_EQ(knock(std::string("ana\0", 4)).refusal.code, "wrong_login");
    EXPECT_EQ(knock("").refusal.code, "wrong_login");
    EXPECT_EQ(knock("' OR 1=1 --").refusal.code, "wrong_login");
}

TEST_P(LogInTest, WritesNoHistory) {
    member("ana");
    auto const before = number("SELECT COUNT(*) FROM core_change");
    ASSERT_TRUE(knock("ana"));
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change"), before);
}

class NewPasswordSet : public LogInTest {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, NewPasswordSet, tests::both_databases(), tests::dialect_name);

TEST_P(NewPasswordSet, ReplacesTheOldOneAndEndsTheOtherSessions) {
    auto const ana = member("ana");
    auto const here = knock("ana"), there = knock("ana");
    auto const hash = hash_password("quatre gats al terrat", cheap);
    Actor marta;
    marta.person = member("marta").value;
    marta.inside = true;
    write_as(marta, [&](Transaction& tx) { EXPECT_TRUE(set_password(tx, ana, hash, here.session.id.value)); });
    EXPECT_TRUE(is_open(here.session));
    EXPECT_FALSE(is_open(there.session));
    EXPECT_FALSE(knock("ana"));
    EXPECT_TRUE(knock("ana", "quatre gats al terrat"));
    EXPECT_TRUE(ask([&](db::Connection& sql) { return is_password_of(sql, ana, "quatre gats al terrat"); }));
    EXPECT_FALSE(ask([&](db::Connection& sql) { return is_password_of(sql, ana, good_password); }));
}

TEST_P(NewPasswordSet, LeavesInTheHistoryWhoDidItAndNoHash) {
    auto const ana = member("ana");
    Actor marta;
    marta.person = member("marta").value;
    marta.inside = true;
    write_as(marta, [&](Transaction& tx) { EXPECT_TRUE(set_password(tx, ana, hash_password("x", cheap))); });
    EXPECT_EQ(number(R"(SELECT change_set.person FROM core_change change
                        JOIN core_change_set change_set ON change_set.id = change.change_set
                        WHERE change.entity = 'people.login' AND change.action = 'change')"), marta.person);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE before LIKE '%argon2%' OR after LIKE '%argon2%'"), 0);
}

TEST_P(NewPasswordSet, NeedsSomebodyToSetItFor) {
    write([](Transaction& tx) {
        auto const answer = set_password(tx, {999}, hash_password("x", cheap));
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.refusal().code, "no_such_person");
    });
}

TEST_P(NewPasswordSet, MakesALoginThatStillHasToBeOpened) {
    Id<Person> ana;
    write([&](Transaction& tx) {
        ana = {tx.add(Person{.personal = "Ana", .username = "ana"}).id};
        EXPECT_TRUE(set_password(tx, ana, hash_password(good_password, cheap)));
    });
    EXPECT_FALSE(knock("ana"));
    write([](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_login" SET "is_active" = $1)", {true}); });
    EXPECT_EQ(knock("ana").person, ana);
}

}  // namespace
}  // namespace ateneu::people
