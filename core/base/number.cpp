#include "core/base/number.h"

#include <algorithm>

namespace ateneu {
namespace {

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Where the decimal mark stands: the last mark, unless the same one came before and so groups.
std::size_t decimal_mark(std::string_view text) {
    auto const last = text.find_last_of(".,");
    if (last == std::string_view::npos || text.find(text[last]) != last)
        return std::string_view::npos;
    return last;
}

/// `1.234.567` without its marks: one kind of mark, one to three digits before it, three behind
/// each.
std::optional<std::string> without_grouping(std::string_view text) {
    auto const first = text.find_first_of(".,");
    if (first == std::string_view::npos)
        return are_digits(text) ? std::optional(std::string(text)) : std::nullopt;
    auto const mark = text[first];
    if (first == 0 || first > 3) return std::nullopt;
    std::string digits(text.substr(0, first));
    for (auto rest = text.substr(first); !rest.empty(); rest.remove_prefix(4)) {
        if (rest[0] != mark || rest.size() < 4) return std::nullopt;
        digits += rest.substr(1, 3);
    }
    if (!are_digits(digits)) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<SpelledNumber> spelled_number(std::string_view text) {
    SpelledNumber number;
    number.is_negative = text.starts_with('-');
    if (number.is_negative || text.starts_with('+')) text.remove_prefix(1);
    auto const mark = decimal_mark(text);
    if (mark != std::string_view::npos) {
        number.fraction = text.substr(mark + 1);
        if (number.fraction.empty() || !are_digits(number.fraction)) return std::nullopt;
        text = text.substr(0, mark);
    } else if (text.empty()) {
        return std::nullopt;
    }
    auto digits = without_grouping(text);
    if (!digits) return std::nullopt;
    number.whole = std::move(*digits);
    return number;
}

std::optional<std::int64_t> scaled(SpelledNumber const& number, int places) {
    if (number.fraction.size() > static_cast<std::size_t>(places)) return std::nullopt;
    auto digits = number.whole + std::string(number.fraction);
    digits.append(static_cast<std::size_t>(places) - number.fraction.size(), '0');
    std::int64_t value = 0;
    for (char const c : digits) {
        // Grown in its own sign, because the most negative number has no positive twin.
        int const digit = number.is_negative ? '0' - c : c - '0';
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return std::nullopt;
    }
    return value;
}

std::string scaled_text(std::int64_t value, int places) {
    bool const is_negative = value < 0;
    auto digits = std::to_string(is_negative ? 0 - static_cast<std::uint64_t>(value)
                                             : static_cast<std::uint64_t>(value));
    auto const width = static_cast<std::size_t>(places);
    if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - width, 1, '.');
    return (is_negative ? "-" : "") + digits;
}

}  // namespace ateneu
