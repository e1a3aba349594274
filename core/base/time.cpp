#include "core/base/time.h"

#include <date/date.h>

#include "core/base/result.h"

namespace ateneu {
namespace {

constexpr std::int64_t micros_a_second = 1'000'000;
constexpr std::int64_t micros_a_day = 86'400 * micros_a_second;
constexpr std::int32_t first_day = -719'162;  // 0001-01-01
constexpr std::int32_t last_day = 2'932'896;  // 9999-12-31

date::sys_days sys_days(Date date) { return date::sys_days(date::days(date.days)); }

/// Reads text from the left; one wrong character and everything after it fails as well.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}
    /// Exactly `count` digits.
    int digits(std::size_t count) {
        if (rest_.size() < count) return fail();
        int value = 0;
        for (std::size_t at = 0; at < count; ++at) {
            int const digit = rest_[at] - '0';
            if (digit < 0 || digit > 9) return fail();
            value = value * 10 + digit;
        }
        rest_.remove_prefix(count);
        return value;
    }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void need(bool holds) {
        if (!holds) fail();
    }
    /// The digits that come next, as millionths; one to six of them.
    int fraction() {
        int value = 0;
        int places = 0;
        for (; places < 6 && next_is_digit(); ++places) value = value * 10 + digits(1);
        need(places > 0);
        for (; places < 6; ++places) value *= 10;
        return value;
    }
    bool next_is_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
    bool at_end() const { return rest_.empty(); }
    bool good() const { return good_; }

private:
    int fail() {
        good_ = false;
        rest_ = {};
        return 0;
    }
    std::string_view rest_;
    bool good_ = true;
};

Date read_date(Reader& reader) {
    int const year = reader.digits(4);
    reader.need(reader.take('-'));
    int const month = reader.digits(2);
    reader.need(reader.take('-'));
    int const day = reader.digits(2);
    auto const ymd = date::year{year} / month / day;
    reader.need(year >= 1 && ymd.ok());
    return reader.good() ? Date{date::sys_days(ymd).time_since_epoch().count()} : Date{};
}

/// Since midnight; seconds and their decimals may be missing.
std::int64_t read_clock_micros(Reader& reader) {
    int const hours = reader.digits(2);
    reader.need(reader.take(':'));
    int const minutes = reader.digits(2);
    bool const has_seconds = reader.take(':');
    int const seconds = has_seconds ? reader.digits(2) : 0;
    int const millionths = has_seconds && reader.take('.') ? reader.fraction() : 0;
    reader.need(hours < 24 && minutes < 60 && seconds < 60);
    return (hours * 3600 + minutes * 60 + seconds) * micros_a_second + millionths;
}

/// `Z`, `+00`, `+0000`, `+00:00`, or nothing.
std::int64_t read_offset_micros(Reader& reader) {
    if (reader.at_end() || reader.take('Z')) return 0;
    bool const is_west = reader.take('-');
    reader.need(is_west || reader.take('+'));
    int const hours = reader.digits(2);
    bool const has_colon = reader.take(':');
    int const minutes = has_colon || reader.next_is_digit() ? reader.digits(2) : 0;
    reader.need(hours < 24 && minutes < 60);
    auto const offset = (hours * 60 + minutes) * 60 * micros_a_second;
    return is_west ? -offset : offset;
}

void put(char* place, int width, std::int64_t value) {
    for (int at = width - 1; at >= 0; --at, value /= 10)
        place[at] = static_cast<char>('0' + value % 10);
}

void put_date(char* place, Date date) {
    auto const [year, month, day] = parts(date);
    put(place, 4, year);
    put(place + 5, 2, month);
    put(place + 8, 2, day);
}

bool has_four_digit_year(std::int64_t days) { return days >= first_day && days <= last_day; }

}  // namespace

Date date_of(int year, int month, int day) {
    bool const fits =
        year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    auto const ymd = date::year{year} / month / day;
    must(fits && ymd.ok(), "a day of the calendar");
    return {date::sys_days(ymd).time_since_epoch().count()};
}

YearMonthDay parts(Date date) {
    must(has_four_digit_year(date.days), "a date of the years 1 to 9999");
    auto const ymd = date::year_month_day(sys_days(date));
    return {int(ymd.year()), static_cast<int>(unsigned(ymd.month())),
            static_cast<int>(unsigned(ymd.day()))};
}

int weekday(Date date) {
    return static_cast<int>(date::weekday(sys_days(date)).iso_encoding()) - 1;
}

std::optional<Date> parse_date(std::string_view text) {
    Reader reader(text);
    auto const date = read_date(reader);
    if (!reader.good() || !reader.at_end()) return std::nullopt;
    return date;
}

std::string iso(Date date) {
    std::string text = "0000-00-00";
    put_date(text.data(), date);
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    Reader reader(text);
    auto const date = read_date(reader);
    reader.need(reader.take('T') || reader.take(' '));
    auto const clock = read_clock_micros(reader);
    auto const offset = read_offset_micros(reader);
    if (!reader.good() || !reader.at_end()) return std::nullopt;
    auto const micros = date.days * micros_a_day + clock - offset;
    // An offset can push the first and last hours of the calendar out of it.
    if (micros < first_day * micros_a_day || micros >= (last_day + 1) * micros_a_day)
        return std::nullopt;
    return Instant{micros};
}

std::string iso(Instant instant) {
    auto days = instant.micros / micros_a_day;
    auto clock = instant.micros % micros_a_day;
    if (clock < 0) {  // before 1970: the day began earlier
        clock += micros_a_day;
        --days;
    }
    must(has_four_digit_year(days), "an instant of the years 1 to 9999");
    std::string text = "0000-00-00T00:00:00.000000Z";
    put_date(text.data(), Date{static_cast<std::int32_t>(days)});
    auto const seconds = clock / micros_a_second;
    put(text.data() + 11, 2, seconds / 3600);
    put(text.data() + 14, 2, seconds / 60 % 60);
    put(text.data() + 17, 2, seconds % 60);
    put(text.data() + 20, 6, clock % micros_a_second);
    return text;
}

}  // namespace ateneu
