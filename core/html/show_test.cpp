#include "core/html/show.h"

namespace ateneu {
namespace {

/// Saturday 21 November 2026, 10:24 in Madrid.
Reader reader(std::string language = "en", std::string zone = "Europe/Madrid") {
    return {.say = {{std::move(language)}},
            .zone = std::move(zone),
            .now = *parse_instant("2026-11-21T09:24:00Z")};
}
Instant at(std::string_view text) { return *parse_instant(text); }

TEST(ShowDate, LeavesOutTheYearOfToday) {
    EXPECT_EQ(date_text(reader(), date_of(2026, 11, 19)), "19 Nov");
    EXPECT_EQ(date_text(reader(), date_of(2025, 11, 19)), "19 Nov 2025");
    EXPECT_EQ(full_date_text(reader(), date_of(2026, 5, 4)), "4 May 2026");
}

TEST(ShowDate, SaysTheWeekdayInTheLongForm) {
    EXPECT_EQ(long_date_text(reader(), date_of(2026, 12, 10)), "Thursday 10 December 2026");
    EXPECT_EQ(long_date_text(reader(), date_of(2024, 2, 29)), "Thursday 29 February 2024");
}

TEST(ShowDate, TellsMonthAndYearOfARangeOnce) {
    EXPECT_EQ(date_range_text(reader(), date_of(2026, 10, 2), date_of(2026, 10, 3)), "2–3 Oct");
    EXPECT_EQ(date_range_text(reader(), date_of(2025, 5, 11), date_of(2025, 5, 14)),
              "11–14 May 2025");
    EXPECT_EQ(date_range_text(reader(), date_of(2026, 9, 30), date_of(2026, 10, 2)),
              "30 Sep – 2 Oct");
    EXPECT_EQ(date_range_text(reader(), date_of(2025, 9, 30), date_of(2025, 10, 2)),
              "30 Sep – 2 Oct 2025");
    EXPECT_EQ(date_range_text(reader(), date_of(2025, 12, 30), date_of(2026, 1, 2)),
              "30 Dec 2025 – 2 Jan 2026");
    EXPECT_EQ(date_range_text(reader(), date_of(2026, 10, 2), date_of(2026, 10, 2)), "2 Oct");
}

TEST(ShowDate, IsReadByMachinesToo) {
    EXPECT_EQ(date_html(reader(), date_of(2026, 11, 19)).string(),
              R"(<time datetime="2026-11-19" title="Thursday 19 November 2026">19 Nov</time>)");
}

TEST(ShowMoment, StandsOnTheReadersClock) {
    EXPECT_EQ(moment_text(reader(), at("2026-11-21T07:41:00Z")), "Today, 08:41");
    EXPECT_EQ(moment_text(reader(), at("2026-11-20T16:20:00Z")), "Yesterday, 17:20");
    EXPECT_EQ(moment_text(reader(), at("2026-11-03T11:10:00Z")), "3 Nov, 12:10");
    // An hour before midnight in London is already the next day in Madrid.
    EXPECT_EQ(moment_text(reader(), at("2026-11-20T23:30:00Z")), "Today, 00:30");
    EXPECT_EQ(moment_text(reader("en", "Europe/London"), at("2026-11-20T23:30:00Z")),
              "Yesterday, 23:30");
}

TEST(ShowAgo, CountsDaysForAWeekAndThenGivesTheDate) {
    EXPECT_EQ(ago_text(reader(), at("2026-11-21T00:30:00Z")), "Today");
    EXPECT_EQ(ago_text(reader(), at("2026-11-20T12:00:00Z")), "Yesterday");
    EXPECT_EQ(ago_text(reader(), at("2026-11-19T12:00:00Z")), "2 days ago");
    EXPECT_EQ(ago_text(reader(), at("2026-11-14T12:00:00Z")), "7 days ago");
    EXPECT_EQ(ago_text(reader(), at("2026-11-13T12:00:00Z")), "13 Nov");
    EXPECT_EQ(ago_text(reader(), at("2026-12-24T12:00:00Z")), "24 Dec");
}

TEST(ShowAgo, KeepsTheExactTimeInItsTitle) {
    EXPECT_EQ(
        ago_html(reader(), at("2026-11-19T07:00:00Z")).string(),
        R"(<time datetime="2026-11-19T07:00:00.000000Z" title="Thursday 19 November 2026, 08:00">2 days ago</time>)");
}

TEST(ShowNumber, GroupsThousandsAsTheLanguageDoes) {
    EXPECT_EQ(number_text(reader().say, 1482), "1,482");
    EXPECT_EQ(number_text(reader("ca").say, 1482), "1.482");
    EXPECT_EQ(number_text(reader().say, 999), "999");
    EXPECT_EQ(number_text(reader().say, -1234567), "−1,234,567");
    EXPECT_EQ(number_text(reader().say, INT64_MIN), "−9,223,372,036,854,775,808");
}

TEST(ShowNumber, DropsTheZerosOfADecimal) {
    EXPECT_EQ(decimal_text(reader().say, {1'500'000}), "1.5");
    EXPECT_EQ(decimal_text(reader("es").say, {1'234'250'000}), "1.234,25");
    EXPECT_EQ(decimal_text(reader().say, {-250'000}), "−0.25");
    EXPECT_EQ(decimal_text(reader().say, {3'000'000}), "3");
}

TEST(ShowMoney, PutsTheSignWhereTheLanguageDoes) {
    auto const euro = *parse_currency("EUR");
    EXPECT_EQ(money_text(reader().say, {123456, euro}), "€1,234.56");
    EXPECT_EQ(money_text(reader("ca").say, {123456, euro}), "1.234,56\u00a0€");
    EXPECT_EQ(money_text(reader().say, {-18634, euro}), "−€186.34");
    EXPECT_EQ(money_text(reader().say, {0, euro}), "€0.00");
    EXPECT_EQ(money_text(reader().say, {5, *parse_currency("JPY")}), "¥5");
    EXPECT_EQ(money_text(reader().say, {1250, *parse_currency("CHF")}), "CHF\u00a012.50");
}

TEST(ShowDuration, IsWrittenInHoursAndMinutes) {
    EXPECT_EQ(duration_text(reader().say, {5400}), "1 h 30 min");
    EXPECT_EQ(duration_text(reader().say, {2700}), "45 min");
    EXPECT_EQ(duration_text(reader().say, {7200}), "2 h");
    EXPECT_EQ(duration_text(reader().say, {0}), "0 min");
}

}  // namespace
}  // namespace ateneu
