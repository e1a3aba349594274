#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// A day on the wall calendar (proleptic Gregorian), as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend constexpr auto operator<=>(Date, Date) = default;
};
/// A day that the calendar has, years 1 to 9999; anything else is a mistake.
Date date_of(int year, int month, int day);
struct YearMonthDay {
    int year, month, day;
};
YearMonthDay parts(Date date);
/// 0 Monday … 6 Sunday.
int weekday(Date date);
/// `YYYY-MM-DD`, years 1 to 9999; nothing else is a date.
std::optional<Date> parse_date(std::string_view text);
std::string iso(Date date);

/// A moment, as microseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t micros = 0;
    friend constexpr auto operator<=>(Instant, Instant) = default;
};
/// ISO 8601 with `T` or a space, seconds or none, 0 to 6 decimals, and `Z`, `+00`, `+0000` or `+00:00`; without an
/// offset it is UTC. What PostgreSQL and SQLite give back is read by this too.
std::optional<Instant> parse_instant(std::string_view text);
/// Fixed width, sorts as text: `2026-11-21T16:16:09.152833Z`.
std::string iso(Instant instant);

/// The wall clock of a zone, to the second.
struct LocalTime {
    Date date;
    int seconds = 0;  ///< since midnight
};
/// `zone` is an IANA name; an unknown one reads as UTC.
LocalTime local(Instant instant, std::string_view zone);
/// The first such moment where the clock is set back; the moment after the gap where it is set on.
Instant instant_of(LocalTime time, std::string_view zone);
bool is_time_zone(std::string_view name);
/// All IANA names of the machine's time-zone data, sorted.
std::vector<std::string> const& time_zones();

/// From `start` up to, not including, `end`: one may begin at the minute another ends.
struct TimeRange {
    Instant start, end;
    friend constexpr auto operator<=>(TimeRange, TimeRange) = default;
};

/// A length of time in whole seconds.
struct Duration {
    std::int64_t seconds = 0;
    friend constexpr auto operator<=>(Duration, Duration) = default;
};
/// `1:30`, `1:30:05`, `1.5`, `1,5` (hours), `90m`, `1h30`, `1 h 30 min`, `45 s`, with the units' names in
/// English, Catalan and Spanish; nothing negative. Rounded to the second, half up.
std::optional<Duration> parse_duration(std::string_view text);
/// `1:30`, with `:05` seconds only when there are any.
std::string text(Duration duration);

}  // namespace ateneu
