#include <algorithm>

#include "core/base/amount.h"
#include "core/base/text.h"
#include "core/base/time.h"

namespace ateneu {
namespace {

constexpr std::int64_t seconds_an_hour = 3600;
constexpr std::int64_t millionths_in_one = 1'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The seconds of one unit, or 0 where it is no unit.
std::int64_t unit_seconds(std::string_view name) {
    static constexpr std::pair<std::string_view, std::int64_t> units[] = {
        {"h", 3600},     {"hour", 3600}, {"hours", 3600}, {"hora", 3600},  {"hores", 3600},
        {"horas", 3600}, {"m", 60},      {"min", 60},     {"minute", 60},  {"minutes", 60},
        {"minut", 60},   {"minuts", 60}, {"minuto", 60},  {"minutos", 60}, {"s", 1},
        {"sec", 1},      {"second", 1},  {"seconds", 1},  {"seg", 1},      {"segon", 1},
        {"segons", 1},   {"segundo", 1}, {"segundos", 1},
    };
    for (auto const& [known, seconds] : units)
        if (name == known) return seconds;
    return 0;
}

/// `amount` of a unit in whole seconds, half up. Whole and broken part apart: their product as
/// millionths would not fit in 64 bits.
std::int64_t in_seconds(Decimal amount, std::int64_t unit) {
    auto const whole = amount.millionths / millionths_in_one;
    auto const broken = amount.millionths % millionths_in_one;
    return whole * unit + (broken * unit + millionths_in_one / 2) / millionths_in_one;
}

/// `H:MM` or `H:MM:SS`.
std::optional<Duration> parse_clock(std::string_view text) {
    auto const parts = split(text, ':');
    if (parts.size() > 3 || parts[0].size() > 12) return std::nullopt;
    Duration duration;
    auto unit = seconds_an_hour;
    for (auto const part : parts) {
        bool const is_first = unit == seconds_an_hour;
        if (part.empty() || !std::all_of(part.begin(), part.end(), is_digit)) return std::nullopt;
        if (!is_first && part.size() != 2) return std::nullopt;
        auto const number = *parse_integer(part);
        if (!is_first && number >= 60) return std::nullopt;
        duration.seconds += number * unit;
        unit /= 60;
    }
    return duration;
}

std::string_view take_while(std::string_view& text, auto belongs) {
    auto const end = std::find_if_not(text.begin(), text.end(), belongs);
    auto const taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

/// `1h30`, `1 h 30 min`, `90m`: numbers with ever smaller units. The last number may go without: a
/// number alone counts hours, one behind the hours minutes.
std::optional<Duration> parse_units(std::string_view text) {
    constexpr auto is_number = [](char c) { return is_digit(c) || c == '.' || c == ','; };
    constexpr auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    constexpr auto is_space = [](char c) { return c == ' '; };
    Duration duration;
    std::int64_t last_unit = 0;
    while (!text.empty()) {
        auto const amount = parse_decimal(take_while(text, is_number));
        take_while(text, is_space);
        auto const name = take_while(text, is_letter);
        take_while(text, is_space);
        auto unit = unit_seconds(name);
        if (name.empty() && text.empty() && (last_unit == 0 || last_unit == seconds_an_hour))
            unit = last_unit == 0 ? seconds_an_hour : 60;
        if (!amount || unit == 0) return std::nullopt;
        auto const seconds = in_seconds(*amount, unit);
        bool const is_first = last_unit == 0;
        if (!is_first && (unit >= last_unit || seconds >= last_unit)) return std::nullopt;
        duration.seconds += seconds;
        last_unit = unit;
    }
    return duration;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    auto const plain = lower_ascii(trimmed(text));
    if (plain.empty()) return std::nullopt;
    return plain.find(':') == std::string::npos ? parse_units(plain) : parse_clock(plain);
}

std::string text(Duration duration) {
    auto const two_digits = [](std::uint64_t n) {
        return (n < 10 ? ":0" : ":") + std::to_string(n);
    };
    bool const is_negative = duration.seconds < 0;
    // Unsigned, because the smallest number of 64 bits has no positive twin.
    auto const seconds = is_negative ? 0 - static_cast<std::uint64_t>(duration.seconds)
                                     : static_cast<std::uint64_t>(duration.seconds);
    auto out =
        (is_negative ? "-" : "") + std::to_string(seconds / 3600) + two_digits(seconds / 60 % 60);
    if (seconds % 60 != 0) out += two_digits(seconds % 60);
    return out;
}

}  // namespace ateneu
