#include "core/jobs/cron.h"

#include <gtest/gtest.h>

namespace ateneu::jobs {

namespace {

std::string next(std::string_view times, std::string_view after, std::string_view zone = "UTC") {
    auto const cron = Cron::parse(times);
    if (!cron) return "no times";
    auto const at = cron->next(*parse_instant(after), zone);
    return at ? iso(*at).substr(0, 16) : "never";
}

}  // namespace

TEST(Cron, EveryNightAtThree) {
    EXPECT_EQ(next("0 3 * * *", "2026-11-21T02:59:59Z"), "2026-11-21T03:00");
    EXPECT_EQ(next("0 3 * * *", "2026-11-21T03:00:00Z"), "2026-11-22T03:00");
}

TEST(Cron, StepsListsAndRanges) {
    EXPECT_EQ(next("*/15 * * * *", "2026-11-21T10:16:00Z"), "2026-11-21T10:30");
    EXPECT_EQ(next("5,35 9-17 * * *", "2026-11-21T17:36:00Z"), "2026-11-22T09:05");
    EXPECT_EQ(next("10/20 * * * *", "2026-11-21T10:31:00Z"), "2026-11-21T10:50");
}

TEST(Cron, SundayIsNoughtAndSeven) {
    EXPECT_EQ(next("0 8 * * 0", "2026-11-21T09:00:00Z"), "2026-11-22T08:00");
    EXPECT_EQ(next("0 8 * * 7", "2026-11-21T09:00:00Z"), "2026-11-22T08:00");
    EXPECT_EQ(next("0 8 * * 1-5", "2026-11-21T09:00:00Z"), "2026-11-23T08:00");
}

TEST(Cron, EitherDayWillDoWhereBothAreGiven) {
    // The 1st of December is a Tuesday, Friday the 27th comes before.
    EXPECT_EQ(next("0 0 1 * 5", "2026-11-21T00:00:00Z"), "2026-11-27T00:00");
    EXPECT_EQ(next("0 0 1 * *", "2026-11-21T00:00:00Z"), "2026-12-01T00:00");
}

TEST(Cron, OnTheClockOfItsZone) {
    EXPECT_EQ(next("0 3 * * *", "2026-11-21T00:00:00Z", "Europe/Madrid"), "2026-11-21T02:00");
    EXPECT_EQ(next("0 3 * * *", "2026-07-01T00:00:00Z", "Europe/Madrid"), "2026-07-01T01:00");
    // 02:30 doesn't exist on the night that the clock is set on: right after the gap.
    EXPECT_EQ(next("30 2 * * *", "2026-03-28T12:00:00Z", "Europe/Madrid"), "2026-03-29T01:00");
}

TEST(Cron, ADayThatNeverComes) { EXPECT_EQ(next("0 0 31 2 *", "2026-11-21T00:00:00Z"), "never"); }

TEST(Cron, LeapDays) { EXPECT_EQ(next("0 0 29 2 *", "2026-11-21T00:00:00Z"), "2028-02-29T00:00"); }

TEST(Cron, RefusesWhatIsNoSuchTime) {
    for (auto const* text : {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "a * * * *",
                             "*/0 * * * *", "5-1 * * * *", "1,,2 * * * *", "@daily", "-1 * * * *"})
        EXPECT_FALSE(Cron::parse(text)) << text;
}

}  // namespace ateneu::jobs
