#include "core/base/time.h"

namespace ateneu {
namespace {

std::optional<std::int64_t> seconds(std::string_view text) {
    auto const duration = parse_duration(text);
    return duration ? std::optional(duration->seconds) : std::nullopt;
}

TEST(ParseDuration, ReadsClocks) {
    EXPECT_EQ(seconds("1:30"), 5400);
    EXPECT_EQ(seconds("0:05"), 300);
    EXPECT_EQ(seconds("100:00"), 360'000);
    EXPECT_EQ(seconds("1:30:05"), 5405);
}

TEST(ParseDuration, ReadsHoursWithDecimals) {
    EXPECT_EQ(seconds("1.5"), 5400);
    EXPECT_EQ(seconds("1,5"), 5400);
    EXPECT_EQ(seconds("2"), 7200);
    EXPECT_EQ(seconds("0"), 0);
    EXPECT_EQ(seconds(".25"), 900);
    EXPECT_EQ(seconds("0.333333"), 1200);
}

TEST(ParseDuration, ReadsUnits) {
    EXPECT_EQ(seconds("90m"), 5400);
    EXPECT_EQ(seconds("1h30"), 5400);
    EXPECT_EQ(seconds("1 h 30 min"), 5400);
    EXPECT_EQ(seconds("1H30M"), 5400);
    EXPECT_EQ(seconds("45 s"), 45);
    EXPECT_EQ(seconds("1h 5s"), 3605);
    EXPECT_EQ(seconds("1,5 h"), 5400);
    EXPECT_EQ(seconds("2 hores 15 minuts"), 8100);
    EXPECT_EQ(seconds("1 hora"), 3600);
    EXPECT_EQ(seconds("  3h  "), 10'800);
    EXPECT_EQ(seconds("90 min 30 s"), 5430);
}

TEST(ParseDuration, RefusesWhatIsUnclearOrNegative) {
    for (auto const* const bad :
         {"",       " ",      "-1",    "-1:30", "1:5",  "1:60",   "1:00:60", "1:2:3:4", ":30",
          "1:",     "h",      "1x",    "30m1h", "1h90", "1h2h",   "1h60m",   "5m30",    "1 2",
          "1h30m5", "1h -5m", "1.5.5", "1e3",   "1:+5", "1.5:30", "1d"})
        EXPECT_EQ(seconds(bad), std::nullopt) << bad;
}

TEST(ParseDuration, NeverOverflows) {
    EXPECT_EQ(seconds("999999999999"), 999'999'999'999 * 3600);
    EXPECT_EQ(seconds("999999999999:59"), 999'999'999'999 * 3600 + 3540);
    EXPECT_EQ(seconds("9999999999999"), std::nullopt);
    EXPECT_EQ(seconds("9999999999999:00"), std::nullopt);
    EXPECT_EQ(seconds("999999999999s"), 999'999'999'999);
    EXPECT_EQ(seconds("1h999999999999"), std::nullopt);
    EXPECT_EQ(seconds("1h999999999999m"), std::nullopt);
}

TEST(TextOfDuration, ShowsSecondsOnlyWhenThereAreAny) {
    EXPECT_EQ(text(Duration{5400}), "1:30");
    EXPECT_EQ(text(Duration{0}), "0:00");
    EXPECT_EQ(text(Duration{45}), "0:00:45");
    EXPECT_EQ(text(Duration{360'065}), "100:01:05");
    EXPECT_EQ(text(Duration{-5400}), "-1:30");
    EXPECT_EQ(text(Duration{INT64_MIN}), "-2562047788015215:30:08");
}

TEST(TextOfDuration, IsReadBack) {
    for (std::int64_t length = 0; length < 200'000; length += 37)
        ASSERT_EQ(seconds(text(Duration{length})), length);
}

}  // namespace
}  // namespace ateneu
