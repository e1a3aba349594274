#include "core/base/time.h"

#include <random>

#include "core/base/result.h"

namespace ateneu {
namespace {

std::optional<std::string> read_again(std::string_view text) {
    auto const instant = parse_instant(text);
    return instant ? std::optional(iso(*instant)) : std::nullopt;
}

TEST(Date, CountsDaysFrom1970) {
    EXPECT_EQ(date_of(1970, 1, 1).days, 0);
    EXPECT_EQ(date_of(1969, 12, 31).days, -1);
    EXPECT_EQ(date_of(2000, 3, 1).days, 11017);
}

TEST(Date, KnowsTheLeapDays) {
    EXPECT_EQ(date_of(2024, 2, 29).days + 1, date_of(2024, 3, 1).days);
    EXPECT_TRUE(parse_date("2000-02-29"));
    EXPECT_TRUE(parse_date("2024-02-29"));
    EXPECT_FALSE(parse_date("1900-02-29"));
    EXPECT_FALSE(parse_date("2026-02-29"));
    EXPECT_FALSE(parse_date("2026-04-31"));
}

TEST(Date, ReachesFromYear1To9999) {
    EXPECT_EQ(iso(*parse_date("0001-01-01")), "0001-01-01");
    EXPECT_EQ(iso(*parse_date("9999-12-31")), "9999-12-31");
    EXPECT_FALSE(parse_date("0000-12-31"));
    EXPECT_THROW(iso(Date{parse_date("9999-12-31")->days + 1}), Mistake);
    EXPECT_THROW(iso(Date{parse_date("0001-01-01")->days - 1}), Mistake);
    EXPECT_THROW(iso(Date{INT32_MAX}), Mistake);
}

TEST(Date, IsWrittenInOneWayOnly) {
    for (auto const* const bad :
         {"", "2026", "2026-3-9", "26-03-09", "2026/03/09", "2026-03-09 ", " 2026-03-09",
          "2026-03-09T00:00", "20260309", "2026-13-01", "2026-00-10", "2026-01-00", "+026-01-01",
          "2026-01-0x", "-001-01-01", "12026-01-01"})
        EXPECT_EQ(parse_date(bad), std::nullopt) << bad;
}

TEST(Date, OfPartsThatAreNoDayIsAMistake) {
    EXPECT_THROW(date_of(2026, 2, 29), Mistake);
    EXPECT_THROW(date_of(2026, 257, 1), Mistake);
    EXPECT_THROW(date_of(65536 + 2026, 1, 1), Mistake);
    EXPECT_THROW(date_of(0, 1, 1), Mistake);
}

TEST(Date, ComesBackFromItsPartsAndItsTextOnEveryDay) {
    for (auto day = date_of(1, 1, 1); day <= date_of(9999, 12, 31); day.days += 97) {
        auto const [year, month, number] = parts(day);
        ASSERT_EQ(date_of(year, month, number), day);
        ASSERT_EQ(parse_date(iso(day)), day);
    }
}

TEST(Weekday, BeginsOnMonday) {
    EXPECT_EQ(weekday(date_of(1970, 1, 1)), 3);
    EXPECT_EQ(weekday(date_of(2026, 11, 16)), 0);
    EXPECT_EQ(weekday(date_of(2026, 11, 22)), 6);
    EXPECT_EQ(weekday(date_of(1, 1, 1)), 0);
}

TEST(Instant, IsWrittenInFixedWidth) {
    EXPECT_EQ(iso(Instant{0}), "1970-01-01T00:00:00.000000Z");
    EXPECT_EQ(iso(Instant{-1}), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(iso(Instant{1'795'277'769'152'833}), "2026-11-21T16:16:09.152833Z");
}

TEST(Instant, IsReadAsBothDatabasesWriteIt) {
    EXPECT_EQ(read_again("2026-11-21T16:16:09.152833Z"), "2026-11-21T16:16:09.152833Z");
    EXPECT_EQ(read_again("2026-11-21 16:16:09.152833+00"), "2026-11-21T16:16:09.152833Z");
    EXPECT_EQ(read_again("2026-11-21 16:16:09"), "2026-11-21T16:16:09.000000Z");
    EXPECT_EQ(read_again("2026-11-21 16:16:09.5"), "2026-11-21T16:16:09.500000Z");
    EXPECT_EQ(read_again("2026-11-21T16:16"), "2026-11-21T16:16:00.000000Z");
}

TEST(Instant, TakesItsOffsetIntoAccount) {
    EXPECT_EQ(read_again("2026-03-09T01:30:00+02"), "2026-03-08T23:30:00.000000Z");
    EXPECT_EQ(read_again("2026-03-09T01:30:00+0200"), "2026-03-08T23:30:00.000000Z");
    EXPECT_EQ(read_again("2026-03-09T01:30:00-05:30"), "2026-03-09T07:00:00.000000Z");
    EXPECT_EQ(read_again("2026-03-09T01:30-05:30"), "2026-03-09T07:00:00.000000Z");
    EXPECT_EQ(read_again("2024-02-29T23:59:59-00:01"), "2024-03-01T00:00:59.000000Z");
}

TEST(Instant, StaysWithinTheCalendar) {
    EXPECT_EQ(read_again("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00.000000Z");
    EXPECT_EQ(read_again("9999-12-31T23:59:59.999999Z"), "9999-12-31T23:59:59.999999Z");
    EXPECT_EQ(read_again("0001-01-01T00:00:00+00:01"), std::nullopt);
    EXPECT_EQ(read_again("9999-12-31T23:59:59-00:01"), std::nullopt);
    EXPECT_THROW(iso(Instant{INT64_MAX}), Mistake);
    EXPECT_THROW(iso(Instant{INT64_MIN}), Mistake);
}

TEST(Instant, RefusesEverythingElse) {
    for (auto const* const bad : {"",
                                  "2026-11-21",
                                  "2026-11-21T",
                                  "2026-11-21T16",
                                  "2026-11-21t16:16:09Z",
                                  "2026-11-21T24:00:00Z",
                                  "2026-11-21T16:60:00Z",
                                  "2026-11-21T16:16:60Z",
                                  "2026-11-21T16:16:09.Z",
                                  "2026-11-21T16:16:09.1234567Z",
                                  "2026-11-21T16:16.5",
                                  "2026-11-21T16:16:09z",
                                  "2026-11-21T16:16:09ZZ",
                                  "2026-11-21T16:16:09Z ",
                                  "2026-11-21T16:16:09+",
                                  "2026-11-21T16:16:09+2",
                                  "2026-11-21T16:16:09+020",
                                  "2026-11-21T16:16:09+02:",
                                  "2026-11-21T16:16:09+24",
                                  "2026-11-21T16:16:09+02:60",
                                  "2026-11-21T16:16:09+01:02:03",
                                  "2026-02-29T00:00:00Z",
                                  "2026-11-21  16:16:09",
                                  "2026-11-21T1:16:09Z",
                                  "infinity",
                                  "now"})
        EXPECT_EQ(parse_instant(bad), std::nullopt) << bad;
}

TEST(Instant, ComesBackFromItsTextAndSortsLikeIt) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::int64_t> any(parse_instant("0001-01-01T00:00Z")->micros,
                                                    parse_instant("9999-12-31T23:59Z")->micros);
    for (int round = 0; round < 5000; ++round) {
        Instant const a{any(random)};
        Instant const b{any(random)};
        ASSERT_EQ(parse_instant(iso(a)), a);
        ASSERT_EQ(a < b, iso(a) < iso(b));
    }
}

}  // namespace
}  // namespace ateneu
