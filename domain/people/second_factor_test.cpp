#include "domain/people/second_factor.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>

#include "core/access/secret.h"
#include "core/base/text.h"
#include "domain/people/half_login.h"
#include "domain/people/log_in.h"
#include "domain/people/password.h"
#include "domain/people/test_community.h"

namespace ateneu::people {

class Factors : public Community {
protected:
    ~Factors() override { std::remove(key_file.c_str()); }

    /// Turns the factor of somebody on; their recovery codes.
    std::vector<std::string> set_up(Id<Person> person, Instant at = noon) {
        std::vector<std::string> codes;
        write([&](Transaction& tx) { codes = *set_second_factor(tx, seal, person, secret, factor_code(secret, at)); }, at);
        return codes;
    }
    FactorShown show(Id<Person> person, std::string const& code, Instant at) {
        FactorShown shown;
        write([&](Transaction& tx) { shown = show_second_factor(tx, seal, person, code); }, at);
        return shown;
    }

    std::string const key_file = testing::TempDir() + "ateneu-factor-" + random_token(8);
    Seal const seal{key_file};
    std::string const secret = new_factor_secret();
};

namespace {

/// RFC 6238, appendix B, with SHA-1; its eight digits cut to six.
TEST(FactorCode, IsThatOfTheStandard) {
    std::string const secret = "12345678901234567890";
    struct Sample {
        std::int64_t seconds;
        char const* code;
    };
    for (auto const& [seconds, code] : {Sample{59, "287082"}, Sample{1111111109, "081804"}, Sample{1111111111, "050471"}, Sample{1234567890, "005924"}, Sample{2000000000, "279037"}, Sample{20000000000, "353130"}})
        EXPECT_EQ(factor_code(secret, {seconds * 1'000'000}), code) << seconds;
    EXPECT_EQ(factor_secret_text(secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    EXPECT_EQ(factor_address(secret, "Xarxa Lligam", "ana"), "otpauth://totp/Xarxa%20Lligam:ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Xarxa%20Lligam&algorithm=SHA1&digits=6&period=30");
}

TEST(RecoveryCodes, AreTenOfEightyBits) {
    auto const codes = new_recovery_codes();
    EXPECT_EQ(codes.size(), 10U);
    EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10U);
    for (auto const& code : codes) EXPECT_EQ(code.size(), 19U) << code;
}

TEST(FactorWait, GrowsAndNeverShutsTheDoor) {
    EXPECT_EQ(factor_wait_seconds(5), 0);
    EXPECT_EQ(factor_wait_seconds(6), 1);
    EXPECT_EQ(factor_wait_seconds(7), 2);
    EXPECT_EQ(factor_wait_seconds(10), 16);
    EXPECT_EQ(factor_wait_seconds(16), 900);
    EXPECT_EQ(factor_wait_seconds(1'000'000), 900);
}

}  // namespace

TEST_P(Factors, AreTurnedOnByARightCodeAlone) {
    auto const ana = member("ana");
    write([&](Transaction& tx) {
        for (auto const* wrong : {"", "000000x", "12345", "abcdef"}) EXPECT_EQ(set_second_factor(tx, seal, ana, secret, wrong).refusal().code, "wrong_code") << wrong;
        EXPECT_EQ(set_second_factor(tx, seal, ana, secret, factor_code(secret, after(-120))).refusal().code, "wrong_code");
    });
    EXPECT_FALSE(ask([&](db::Connection& sql) { return has_second_factor(sql, ana); }));
    EXPECT_EQ(set_up(ana).size(), 10U);
    EXPECT_TRUE(ask([&](db::Connection& sql) { return has_second_factor(sql, ana); }));
    write([&](Transaction& tx) { EXPECT_EQ(set_second_factor(tx, seal, ana, secret, factor_code(secret, noon)).refusal().code, "set_already"); });
    auto const stored = ask([&](db::Connection& sql) { return sql.text(R"(SELECT "secret" || "recovery" FROM "people_second_factor")"); });
    EXPECT_EQ(stored->find(secret), std::string::npos);
}

TEST_P(Factors, TakeThePresentCodeAndItsNeighboursEachOnce) {
    auto const ana = member("ana");
    set_up(ana);
    EXPECT_EQ(show(ana, factor_code(secret, noon), noon).refusal.code, "wrong_code") << "it was used to turn it on";
    auto const later = after(300);
    EXPECT_TRUE(show(ana, factor_code(secret, after(270)), later)) << "the one before";
    EXPECT_TRUE(show(ana, factor_code(secret, later), later));
    EXPECT_FALSE(show(ana, factor_code(secret, later), later)) << "a second time";
    EXPECT_FALSE(show(ana, factor_code(secret, after(270)), later)) << "an older one";
    EXPECT_TRUE(show(ana, factor_code(secret, after(330)), later)) << "the one after";
    EXPECT_FALSE(show(ana, factor_code(secret, after(360)), later)) << "too far ahead";
    EXPECT_FALSE(show(ana, factor_code(secret, after(210)), after(900)));
    EXPECT_TRUE(show(ana, " " + factor_code(secret, after(900)).insert(3, " "), after(900))) << "with blanks, as telephones show it";
}

TEST_P(Factors, TakeARecoveryCodeOnceAndTellThePerson) {
    auto const ana = member("ana");
    auto const codes = set_up(ana);
    EXPECT_TRUE(show(ana, codes[3], noon).was_recovery);
    EXPECT_EQ(show(ana, codes[3], noon).refusal.code, "wrong_code");
    EXPECT_TRUE(show(ana, lower_ascii(codes[4]), noon)) << "in small letters";
    EXPECT_EQ(number(R"(SELECT "codes_left" FROM "people_second_factor")"), 8);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_account_event" WHERE "kind" = 'code_used')"), 2);
    std::vector<std::string> renewed;
    write([&](Transaction& tx) { renewed = *renew_recovery_codes(tx, ana); });
    EXPECT_FALSE(show(ana, codes[5], after(60))) << "the old ones are worth nothing";
    EXPECT_TRUE(show(ana, renewed[5], after(60)));
    EXPECT_EQ(ask([&](db::Connection& sql) { return good_recovery_codes(sql, ana, {renewed[5], renewed[6], renewed[6], codes[6], "", "0123"}); }), std::vector<std::string>{renewed[6]});
}

TEST_P(Factors, MakeWhoeverGuessesWaitLongerAndLonger) {
    auto const ana = member("ana"), ben = member("ben");
    auto const codes = set_up(ana);
    auto at = after(600);
    for (int i = 0; i < free_failures + 1; ++i) EXPECT_EQ(show(ana, "000000", at).refusal.code, "wrong_code");
    auto const shut = show(ana, factor_code(secret, at), at);
    EXPECT_EQ(shut.refusal.code, "try_later") << "also for the right one";
    EXPECT_EQ(shut.wait_seconds, 1);
    EXPECT_EQ(show(ana, codes[0], at).refusal.code, "try_later") << "and for recovery codes";
    for (std::int64_t wait = 1; wait < 900; wait = std::min<std::int64_t>(900, 2 * wait)) {
        EXPECT_EQ(show(ana, "000000", after(wait - 1, at)).wait_seconds, 1) << wait;
        at = after(wait, at);
        EXPECT_EQ(show(ana, "000000", at).refusal.code, "wrong_code") << wait;
    }
    at = after(900, at);
    EXPECT_TRUE(show(ana, factor_code(secret, at), at)) << "it is never shut for good";
    EXPECT_EQ(show(ana, "000000", at).refusal.code, "wrong_code") << "and counts from the beginning again";
    EXPECT_EQ(show(ben, "000000", at).refusal.code, "wrong_code") << "somebody without one";
}

TEST_P(Factors, CantBeReadWithoutTheirKeyButRecoveryCodesStillWork) {
    auto const ana = member("ana");
    auto const codes = set_up(ana);
    std::remove(key_file.c_str());
    EXPECT_EQ(show(ana, factor_code(secret, after(60)), after(60)).refusal.code, "unreadable");
    EXPECT_TRUE(show(ana, codes[0], after(60)));
}

TEST_P(Factors, OfSomebodyElseAreWorthNothing) {
    auto const ana = member("ana"), ben = member("ben");
    set_up(ana);
    auto const other = new_factor_secret();
    write([&](Transaction& tx) {
        EXPECT_TRUE(set_second_factor(tx, seal, ben, other, factor_code(other, noon)));
        // Whoever writes to the database copies a secret that they know into another row.
        tx.sql().execute(R"(UPDATE "people_second_factor" SET "secret" = (SELECT f."secret" FROM "people_second_factor" f WHERE f."person" = $2) WHERE "person" = $1)", {ana.value, ben.value});
    });
    EXPECT_EQ(show(ana, factor_code(other, after(60)), after(60)).refusal.code, "unreadable");
}

TEST_P(Factors, LetThePasswordOpenOnlyTheSecondDoor) {
    auto const ana = member("ana");
    EXPECT_FALSE(log_in(*database, {.name = "ana", .password = good_password}, noon, cheap).session.token.empty());
    set_up(ana);
    auto const half = log_in(*database, {.name = "ana", .password = good_password}, noon, cheap);
    EXPECT_TRUE(half);
    EXPECT_TRUE(half.session.token.empty());
    auto const whose = [&](std::string const& token, Instant at) { return ask([&](db::Connection& sql) { return find_half_login(sql, token, at); }).value; };
    EXPECT_EQ(whose(half.half_token, noon), ana.value);
    EXPECT_EQ(whose(half.half_token, after(half_login_seconds + 1)), 0) << "it runs out";
    EXPECT_EQ(whose("", noon), 0);
    EXPECT_EQ(whose("other", noon), 0);
    EXPECT_FALSE(ask([&](db::Connection& sql) { return find_session(sql, half.half_token, noon); })) << "no session";
    write([&](Transaction& tx) { EXPECT_TRUE(set_password(tx, ana, hash_password("another long one", cheap))); });
    EXPECT_EQ(whose(half.half_token, noon), 0) << "a new password ends it, and leaves the factor on";
    EXPECT_TRUE(ask([&](db::Connection& sql) { return has_second_factor(sql, ana); }));
    auto const again = log_in(*database, {.name = "ana", .password = "another long one"}, noon, cheap);
    write([&](Transaction& tx) {
        EXPECT_TRUE(take_half_login(tx.sql(), again.half_token));
        EXPECT_FALSE(take_half_login(tx.sql(), again.half_token)) << "each once";
    });
}

TEST_P(Factors, GoWithTheirPersonAndTellWhoTurnedThemOff) {
    auto const ana = member("ana");
    set_up(ana);
    write([&](Transaction& tx) {
        EXPECT_TRUE(drop_second_factor(tx, ana, true));
        EXPECT_FALSE(drop_second_factor(tx, ana));
    });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_account_event" WHERE "kind" = 'factor_reset')"), 1);
    set_up(ana);
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Person::entity(), ana.value, 0)); });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_second_factor")"), 0);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_change" WHERE "before" LIKE '%1:%' AND "entity" = 'people.second_factor' AND "before" LIKE '%secret":"1%')"), 0) << "history knows no secret";
}

TEST_P(Factors, ASessionIsRenewedAndTenAreEnough) {
    auto const ana = member("ana");
    NewSession first;
    write([&](Transaction& tx) {
        first = open_session(tx.sql(), ana, "", "", noon, true);
        auto const renewed = renew_session(tx.sql(), first.id, after(60));
        EXPECT_TRUE(renewed.stays);
        EXPECT_EQ(renewed.expires_at.micros, first.expires_at.micros);
        EXPECT_FALSE(find_session(tx.sql(), first.token, after(60))) << "the old token is worth nothing";
        EXPECT_EQ(find_session(tx.sql(), renewed.token, after(60))->proved_at.micros, after(60).micros);
        for (int i = 1; i <= most_sessions; ++i) open_session(tx.sql(), ana, "", "", after(i));
        EXPECT_EQ(sessions_of(tx.sql(), ana, after(60)).size(), static_cast<std::size_t>(most_sessions));
        EXPECT_FALSE(find_session(tx.sql(), renewed.token, after(60))) << "the one used longest ago";
    });
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Factors, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::people
