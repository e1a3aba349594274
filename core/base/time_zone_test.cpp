#include <algorithm>
#include <thread>

#include "core/base/time.h"

namespace ateneu {
namespace {

constexpr int clock(int hours, int minutes) { return hours * 3600 + minutes * 60; }

std::string utc(Date date, int seconds, std::string_view zone) {
    return iso(instant_of({date, seconds}, zone));
}

std::string wall(std::string_view instant, std::string_view zone) {
    auto const time = local(*parse_instant(instant), zone);
    return iso(time.date) + " " + std::to_string(time.seconds / 3600) + ":" +
           std::to_string(time.seconds / 60 % 60);
}

TEST(Local, ShowsTheClockOfTheZone) {
    EXPECT_EQ(wall("2026-11-21T16:16:09.152833Z", "Europe/Madrid"), "2026-11-21 17:16");
    EXPECT_EQ(wall("2026-07-21T23:30:00Z", "Europe/Madrid"), "2026-07-22 1:30");
    EXPECT_EQ(wall("2026-11-21T16:16:00Z", "America/St_Johns"), "2026-11-21 12:46");
    EXPECT_EQ(wall("2026-11-21T16:16:00Z", "Pacific/Kiritimati"), "2026-11-22 6:16");
}

TEST(Local, CutsToTheSecondAlsoBefore1970) {
    EXPECT_EQ(local(Instant{-1}, "UTC").seconds, 86'399);
    EXPECT_EQ(iso(local(Instant{-1}, "UTC").date), "1969-12-31");
}

TEST(Local, ReadsAnUnknownZoneAsUtc) {
    for (auto const* const zone :
         {"", "UTC", "Europe/Olot", "../../etc/passwd", "localtime", "europe/madrid"})
        EXPECT_EQ(wall("2026-07-21T23:30:00Z", zone), "2026-07-21 23:30") << zone;
}

TEST(InstantOf, TurnsTheClockBackIntoTheMoment) {
    EXPECT_EQ(utc(date_of(2026, 11, 21), clock(17, 16), "Europe/Madrid"),
              "2026-11-21T16:16:00.000000Z");
    EXPECT_EQ(utc(date_of(2026, 7, 22), clock(1, 30), "Europe/Madrid"),
              "2026-07-21T23:30:00.000000Z");
    EXPECT_EQ(utc(date_of(2026, 7, 22), clock(1, 30), "Nowhere"), "2026-07-22T01:30:00.000000Z");
}

TEST(InstantOf, GivesTheMomentAfterTheGapWhenTheClockIsSetOn) {
    // On 29 March 2026 Madrid's clocks went from 2:00 to 3:00.
    auto const day = date_of(2026, 3, 29);
    EXPECT_EQ(utc(day, clock(1, 59), "Europe/Madrid"), "2026-03-29T00:59:00.000000Z");
    EXPECT_EQ(utc(day, clock(2, 0), "Europe/Madrid"), "2026-03-29T01:00:00.000000Z");
    EXPECT_EQ(utc(day, clock(2, 30), "Europe/Madrid"), "2026-03-29T01:00:00.000000Z");
    EXPECT_EQ(utc(day, clock(3, 0), "Europe/Madrid"), "2026-03-29T01:00:00.000000Z");
}

TEST(InstantOf, GivesTheFirstOfTwoWhenTheClockIsSetBack) {
    // On 25 October 2026 Madrid's clocks showed the hour from 2:00 to 3:00 twice.
    auto const day = date_of(2026, 10, 25);
    EXPECT_EQ(utc(day, clock(2, 30), "Europe/Madrid"), "2026-10-25T00:30:00.000000Z");
    EXPECT_EQ(wall("2026-10-25T00:30:00Z", "Europe/Madrid"), "2026-10-25 2:30");
    EXPECT_EQ(wall("2026-10-25T01:30:00Z", "Europe/Madrid"), "2026-10-25 2:30");
    EXPECT_EQ(utc(day, clock(3, 0), "Europe/Madrid"), "2026-10-25T02:00:00.000000Z");
}

TEST(InstantOf, IsTheWayBackFromLocalOutsideTheRepeatedHour) {
    for (auto const* const zone :
         {"Europe/Madrid", "America/Bogota", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
        for (Date day = date_of(2026, 1, 1); day < date_of(2027, 1, 1); ++day.days) {
            auto const noon = instant_of({day, clock(12, 0)}, zone);
            ASSERT_EQ(local(noon, zone).date, day) << zone;
            ASSERT_EQ(local(noon, zone).seconds, clock(12, 0)) << zone;
        }
    }
}

TEST(TimeZones, AreTheIanaNamesSorted) {
    EXPECT_TRUE(std::is_sorted(time_zones().begin(), time_zones().end()));
    EXPECT_GT(time_zones().size(), 400U);
    for (auto const* const name :
         {"Europe/Madrid", "UTC", "America/Argentina/Buenos_Aires", "Europe/Andorra"})
        EXPECT_TRUE(is_time_zone(name)) << name;
    for (auto const* const name :
         {"", "localtime", "posixrules", "Factory", "zone.tab", "right/UTC", "Europe", "CEST"})
        EXPECT_FALSE(is_time_zone(name)) << name;
}

TEST(Local, ServesManyThreadsAtOnce) {
    std::vector<std::string> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : seen)
            threads.emplace_back(
                [&answer] { answer = wall("2026-07-21T12:00:00Z", "Asia/Tashkent"); });
    }
    for (auto const& answer : seen) EXPECT_EQ(answer, "2026-07-21 17:0");
}

}  // namespace
}  // namespace ateneu
