#include "core/site/rate.h"

#include <gtest/gtest.h>

#include "core/site/site.h"
#include "tests/support/databases.h"

namespace ateneu {
namespace {

constexpr Instant start{1'000'000'000};
Instant after(double seconds) { return {start.micros + static_cast<std::int64_t>(seconds * 1e6)}; }

/// How many of so many requests at one moment are let in.
int open_among(Rates& rates, int count, Asks what, Asker who, std::string const& name, Instant now) {
    int open = 0;
    for (int i = 0; i < count; ++i) open += rates.take(what, who, name, now).is_open ? 1 : 0;
    return open;
}

TEST(Rates, LetInWhatTheBucketHoldsAndThenOneByOne) {
    Rates rates(100);
    EXPECT_EQ(open_among(rates, 150, Asks::read, Asker::address, "a", start), 100);
    auto const refused = rates.take(Asks::read, Asker::address, "a", start);
    EXPECT_FALSE(refused.is_open);
    EXPECT_EQ(refused.limit, 100);
    EXPECT_EQ(refused.left, 0);
    EXPECT_EQ(refused.wait_s, 1) << "five a second";
    EXPECT_EQ(open_among(rates, 10, Asks::read, Asker::address, "a", after(1)), 5);
    EXPECT_EQ(open_among(rates, 150, Asks::read, Asker::address, "a", after(3600)), 100) << "no more than it holds";
}

TEST(Rates, WaitAsLongAsTheySay) {
    Rates rates(100);
    open_among(rates, 10, Asks::whole, Asker::address, "a", start);
    auto const refused = rates.take(Asks::whole, Asker::address, "a", start);
    EXPECT_EQ(refused.wait_s, 360) << "ten an hour";
    EXPECT_FALSE(rates.take(Asks::whole, Asker::address, "a", after(359)).is_open);
    EXPECT_TRUE(rates.take(Asks::whole, Asker::address, "a", after(360.1)).is_open);
}

TEST(Rates, KeepPeopleProgramsPlacesAndKindsApart) {
    Rates rates(100);
    open_among(rates, 1000, Asks::write, Asker::address, "1", start);
    EXPECT_TRUE(rates.take(Asks::write, Asker::person, "1", start).is_open);
    EXPECT_TRUE(rates.take(Asks::write, Asker::token, "1", start).is_open);
    EXPECT_TRUE(rates.take(Asks::write, Asker::address, "2", start).is_open);
    EXPECT_TRUE(rates.take(Asks::read, Asker::address, "1", start).is_open);
    EXPECT_FALSE(rates.take(Asks::write, Asker::address, "1", start).is_open);
}

TEST(Rates, AreSetByTheOperator) {
    Rates half(50), none(0);
    EXPECT_EQ(open_among(half, 150, Asks::read, Asker::address, "a", start), 50);
    EXPECT_EQ(open_among(none, 10'000, Asks::read, Asker::address, "a", start), 10'000);
    EXPECT_EQ(none.size(), 0u);
}

TEST(Rates, ForgetWhoHasNotAskedForLong) {
    Rates rates(100);
    for (int i = 0; i < 20'000; ++i) rates.take(Asks::read, Asker::address, std::to_string(i), start);
    EXPECT_EQ(rates.size(), 20'000u);
    rates.take(Asks::read, Asker::address, "one more", after(60));
    EXPECT_EQ(rates.size(), 1u);
    for (int i = 0; i < 200'000; ++i) rates.take(Asks::read, Asker::address, std::to_string(i), after(60));
    EXPECT_LE(rates.size(), 160'000u) << "a flood from ever new places fills no memory";
}

TEST(Rates, TakeAHousesIpv6AddressesForOne) {
    EXPECT_EQ(place_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(place_of("2001:db8:1:2:aaaa::1"), place_of("2001:db8:1:2:bbbb:1:2:3"));
    EXPECT_NE(place_of("2001:db8:1:2::1"), place_of("2001:db8:1:3::1"));
    EXPECT_EQ(place_of("2001:db8::1"), "2001:db8:0:0::/64");
    EXPECT_EQ(place_of("::1"), "0:0:0:0::/64");
}

/// Tokens "ana" and "bot" are known; the second is a program's.
class Street : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view token, Instant) override {
        if (token != "ana" && token != "bot") return {};
        Actor actor{.person = 7, .name = std::string(token)};
        actor.inside = true;
        actor.via = token == "bot" ? "bot" : "";
        return actor;
    }
};

class RatesOfASite : public tests::OnBothDatabases {
protected:
    RatesOfASite() {
        auto const page = [](Call&) { return http::Response{.body = "here"}; };
        site.add(router, {.method = "GET", .pattern = "/page", .handler = page, .whom = AppRoute::For::visitors}, Site::Door::page);
        site.add(router, {.method = "GET", .pattern = "/find", .handler = page, .whom = AppRoute::For::visitors, .asks = Asks::search}, Site::Door::page);
        site.add(router, {.method = "GET", .pattern = "/api/things", .handler = page}, Site::Door::api);
    }
    http::Response ask(std::string const& path, std::string const& who = "", std::string const& from = "192.0.2.7") {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.remote = from;
        if (!who.empty()) request.headers = {{"authorization", "Bearer " + who}};
        return router.find("GET", path).route->handler(request);
    }
    static std::string header(http::Response const& answer, std::string_view wanted) {
        for (auto const& [name, value] : answer.headers)
            if (name == wanted) return value;
        return "";
    }

    Street street;
    Instant now = *parse_instant("2026-11-21T12:00:00Z");
    Site site{*database, {}, street, {.rate_percent = 5, .clock = [this] { return now; }}};
    http::Router router;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, RatesOfASite, tests::both_databases(), tests::dialect_name);

TEST_P(RatesOfASite, AnswerThatItIsTooMuchAndWhenToComeBack) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("/page").status, 200);
    auto const refused = ask("/page");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), "4") << "15 a minute";
    EXPECT_EQ(header(refused, "RateLimit-Limit"), "5");
    EXPECT_EQ(header(refused, "RateLimit-Remaining"), "0");
    EXPECT_NE(refused.body.find("That was too much at once"), std::string::npos);
    EXPECT_NE(header(refused, "Content-Security-Policy"), "");
    EXPECT_EQ(ask("/page", "", "192.0.2.8").status, 200) << "somebody else";
    EXPECT_EQ(ask("/find").status, 200) << "another bucket";
    now.micros += 4'000'000;
    EXPECT_EQ(ask("/page").status, 200);
    EXPECT_EQ(ask("/page").status, 429);
}

TEST_P(RatesOfASite, CountPeopleAndProgramsByThemselves) {
    for (int i = 0; i < 30; ++i) ask("/page");
    EXPECT_EQ(ask("/page", "ana").status, 200) << "somebody known, from the same place";
    for (int i = 0; i < 14; ++i) EXPECT_EQ(ask("/page", "ana").status, 200);
    EXPECT_EQ(ask("/page", "ana", "192.0.2.99").status, 429) << "wherever they are";
    auto const first = ask("/api/things", "bot");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(header(first, "RateLimit-Limit"), "10");
    EXPECT_EQ(header(first, "RateLimit-Remaining"), "9");
    for (int i = 0; i < 9; ++i) ask("/api/things", "bot");
    auto const refused = ask("/api/things", "bot");
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.body.find("\"too_many\""), std::string::npos);
    EXPECT_EQ(ask("/page", "forged").status, 429) << "who isn't known counts with their place";
}

}  // namespace
}  // namespace ateneu
