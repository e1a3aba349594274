#include "domain/people/session.h"

#include "core/access/secret.h"
#include "domain/people/last_seen.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

class Sessions : public Community {
protected:
    NewSession open(Id<Person> person, Instant at = noon) {
        NewSession session;
        write([&](Transaction& tx) { session = open_session(tx.sql(), person, "203.0.113.9", "Firefox", at); });
        return session;
    }
    std::optional<OpenSession> find(std::string_view token, Instant at) {
        return ask([&](db::Connection& sql) { return find_session(sql, token, at); });
    }
    void seen(NewSession const& session, Instant at) {
        LastSeen last;
        last.note(session.id, at);
        last.flush(*database);
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Sessions, tests::both_databases(), tests::dialect_name);

TEST_P(Sessions, BelongToWhoeverHoldsTheToken) {
    auto const ana = member("ana");
    auto const session = open(ana);
    auto const found = find(session.token, after(60));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->person, ana);
    EXPECT_EQ(found->id, session.id);
    EXPECT_FALSE(find(session.token + "x", after(60)));
    EXPECT_FALSE(find("", after(60)));
}

TEST_P(Sessions, KeepOnlyTheDigestOfTheToken) {
    auto const session = open(member("ana"));
    auto const stored = ask([](db::Connection& sql) { return sql.text(R"(SELECT "token_hash" FROM "people_session")"); });
    EXPECT_EQ(stored, sha256_hex(session.token));
    EXPECT_FALSE(find(*stored, after(60)));
}

TEST_P(Sessions, EndAfterADayOfSilence) {
    auto const session = open(member("ana"));
    EXPECT_TRUE(find(session.token, after(day - 1)));
    EXPECT_FALSE(find(session.token, after(day)));
    seen(session, after(20 * hour));
    EXPECT_TRUE(find(session.token, after(43 * hour)));
}

TEST_P(Sessions, EndAfterThirtyDaysHoweverBusy) {
    auto const session = open(member("ana"));
    seen(session, after(30 * day - 60));
    EXPECT_TRUE(find(session.token, after(30 * day - 1)));
    EXPECT_FALSE(find(session.token, after(30 * day)));
    EXPECT_EQ(session.expires_at, after(30 * day));
}

TEST_P(Sessions, EndWithTheRightToLogIn) {
    auto const ana = member("ana");
    auto const session = open(ana);
    write([](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_login" SET "is_active" = $1)", {false}); });
    EXPECT_FALSE(find(session.token, after(60)));
}

TEST_P(Sessions, AreListedForTheirOwnerTheLastUsedFirst) {
    auto const ana = member("ana"), ben = member("ben");
    auto const old = open(ana, after(0)), recent = open(ana, after(hour));
    open(ben);
    seen(old, after(2 * hour));
    auto const lines = ask([&](db::Connection& sql) { return sessions_of(sql, ana, after(3 * hour)); });
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].id, old.id);
    EXPECT_EQ(lines[0].last_seen_at, after(2 * hour));
    EXPECT_EQ(lines[0].address, "203.0.113.9");
    EXPECT_EQ(lines[0].user_agent, "Firefox");
    EXPECT_EQ(lines[1].id, recent.id);
}

TEST_P(Sessions, AreEndedByTheirOwnerOnly) {
    auto const ana = member("ana"), ben = member("ben");
    auto const here = open(ana), there = open(ana), other = open(ben);
    write([&](Transaction& tx) {
        EXPECT_FALSE(end_session(tx.sql(), ben, there.id));
        EXPECT_TRUE(end_session(tx.sql(), ana, there.id));
    });
    EXPECT_FALSE(find(there.token, after(60)));
    write([&](Transaction& tx) { end_session(tx.sql(), here.token); });
    EXPECT_FALSE(find(here.token, after(60)));
    EXPECT_TRUE(find(other.token, after(60)));
}

TEST_P(Sessions, OfOnePersonEndTogetherButForThisOne) {
    auto const ana = member("ana");
    auto const here = open(ana), there = open(ana);
    write([&](Transaction& tx) { EXPECT_EQ(end_sessions(tx.sql(), ana, here.id), 1); });
    EXPECT_TRUE(find(here.token, after(60)));
    EXPECT_FALSE(find(there.token, after(60)));
}

TEST_P(Sessions, AreSweptWhenTheyAreOver) {
    auto const ana = member("ana");
    open(ana, after(0));
    auto const alive = open(ana, after(day));
    write([&](Transaction& tx) { sweep_sessions(tx.sql(), after(day + 60)); });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_session")"), 1);
    EXPECT_TRUE(find(alive.token, after(day + 60)));
}

TEST_P(Sessions, LeaveOutWhatABrowserSaysInNoEncoding) {
    auto const ana = member("ana");
    write([&](Transaction& tx) { open_session(tx.sql(), ana, "::1", "\xff\xfe", noon); });
    auto const lines = ask([&](db::Connection& sql) { return sessions_of(sql, ana, after(1)); });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].user_agent, "");
}

TEST_P(Sessions, NeverGoBackInTime) {
    auto const session = open(member("ana"));
    LastSeen last;
    last.note(session.id, after(hour));
    last.note(session.id, after(60));
    last.flush(*database);
    seen(session, after(120));
    auto const at = ask([](db::Connection& sql) { return sql.text(R"(SELECT "last_seen_at" FROM "people_session")"); });
    EXPECT_EQ(parse_instant(at.value_or("")), after(hour));
}

}  // namespace
}  // namespace ateneu::people
