#include "domain/people/throttle.h"

#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class Throttle : public Community {
protected:
    void fail(std::string const& account, std::string const& address, Instant at) {
        write([&](Transaction& tx) { note_attempt(tx.sql(), account, address, at); });
    }
    std::int64_t wait(std::string const& account, std::string const& address, Instant at) {
        return ask([&](db::Connection& sql) { return seconds_to_wait(sql, account, address, at, limits); });
    }
    ThrottleLimits const limits{.per_account = 3, .per_address = 5, .window_seconds = 900};
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Throttle, tests::both_databases(), tests::dialect_name);

TEST_P(Throttle, ShutsTheDoorOfAnAccountAfterItsFailures) {
    fail("7", "a", after(0));
    fail("7", "b", after(10));
    EXPECT_EQ(wait("7", "c", after(20)), 0);
    fail("7", "c", after(20));
    EXPECT_EQ(wait("7", "d", after(30)), 870);
    EXPECT_EQ(wait("8", "d", after(30)), 0);
}

TEST_P(Throttle, OpensItAgainWhenTheFirstFailureLeavesTheWindow) {
    for (int i = 0; i < 3; ++i) fail("7", "a", after(i * 10));
    EXPECT_EQ(wait("7", "b", after(899)), 1);
    EXPECT_EQ(wait("7", "b", after(900)), 0);
    fail("7", "b", after(900));
    EXPECT_EQ(wait("7", "b", after(901)), 9);
}

TEST_P(Throttle, ShutsOutAnAddressThatTriesManyAccounts) {
    for (int i = 0; i < 5; ++i) fail(std::to_string(i), "203.0.113.9", after(i));
    EXPECT_EQ(wait("99", "203.0.113.9", after(10)), 890);
    EXPECT_EQ(wait("99", "203.0.113.10", after(10)), 0);
}

TEST_P(Throttle, ForgetsAnAccountWhoseOwnerGotInAndWhatIsOld) {
    fail("7", "a", after(0));
    fail("8", "a", after(1000));
    fail("9", "a", after(1000));
    write([&](Transaction& tx) { forget_attempts(tx.sql(), "8", after(1100), limits); });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt")"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login_attempt" WHERE "account" = '9')"), 1);
}

}  // namespace
}  // namespace ateneu::people
