#include "core/base/amount.h"

#include <algorithm>

#include "core/base/number.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu {
namespace {

constexpr int decimal_places = 6;
constexpr std::size_t most_whole_digits = 12;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Takes `EUR` off either end of `text`, and the spaces beside it. Nothing where it names no
/// currency.
std::optional<Currency> take_currency(std::string_view& text, Currency fallback) {
    std::string_view code;
    if (text.size() > 3 && is_capital(text.front())) {
        code = text.substr(0, 3);
        text.remove_prefix(3);
        while (text.starts_with(' ')) text.remove_prefix(1);
    } else if (text.size() > 3 && is_capital(text.back())) {
        code = text.substr(text.size() - 3);
        text.remove_suffix(3);
        while (text.ends_with(' ')) text.remove_suffix(1);
    } else {
        return fallback.code[0] == '\0' ? std::nullopt : std::optional(fallback);
    }
    return parse_currency(code);
}

__extension__ typedef __int128 Wide;

/// What a share of `units` gets before the odd ones are given out.
struct Part {
    std::uint64_t units;
    Wide remainder;  ///< in units times the sum of all shares
};

/// Hands `odd` units out, one each: the largest remainders first, the first of equals.
void give_odd_units(std::vector<Part>& parts, std::uint64_t odd) {
    std::vector<Part*> order;
    for (auto& part : parts) order.push_back(&part);
    std::stable_sort(order.begin(), order.end(),
                     [](Part const* a, Part const* b) { return a->remainder > b->remainder; });
    for (std::uint64_t at = 0; at < odd; ++at) ++order[at]->units;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    auto number = spelled_number(text);
    if (!number) return std::nullopt;
    number->whole.erase(0, number->whole.find_first_not_of('0'));
    if (number->whole.size() > most_whole_digits) return std::nullopt;
    auto const millionths = scaled(*number, decimal_places);
    if (!millionths) return std::nullopt;
    return Decimal{*millionths};
}

std::string text(Decimal decimal) {
    auto digits = scaled_text(decimal.millionths, decimal_places);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    return digits;
}

Money operator+(Money a, Money b) {
    must(a.currency == b.currency, "money of one currency is added");
    Money sum{0, a.currency};
    must(!__builtin_add_overflow(a.minor, b.minor, &sum.minor), "a sum fits in 64 bits");
    return sum;
}

Money operator-(Money a, Money b) {
    must(a.currency == b.currency, "money of one currency is subtracted");
    Money rest{0, a.currency};
    must(!__builtin_sub_overflow(a.minor, b.minor, &rest.minor), "a difference fits in 64 bits");
    return rest;
}

std::optional<Money> parse_money(std::string_view text, Currency fallback) {
    auto const currency = take_currency(text, fallback);
    if (!currency) return std::nullopt;
    auto const number = spelled_number(text);
    if (!number) return std::nullopt;
    auto const minor = scaled(*number, minor_digits(*currency));
    if (!minor) return std::nullopt;
    return Money{*minor, *currency};
}

std::string text(Money money) {
    auto amount = scaled_text(money.minor, minor_digits(money.currency));
    if (money.currency.code[0] == '\0') return amount;
    return amount + " " + money.currency.code;
}

std::vector<Money> allocate(Money total, std::span<int const> shares) {
    std::int64_t all_shares = 0;
    for (int const share : shares) {
        must(share >= 0, "a share is not negative");
        all_shares += share;
    }
    must(all_shares > 0, "somebody has a share");

    bool const is_negative = total.minor < 0;
    auto const units = is_negative ? 0 - static_cast<std::uint64_t>(total.minor)
                                   : static_cast<std::uint64_t>(total.minor);
    std::vector<Part> parts;
    auto odd = units;
    for (int const share : shares) {
        auto const product = static_cast<Wide>(units) * share;
        parts.push_back({static_cast<std::uint64_t>(product / all_shares), product % all_shares});
        odd -= parts.back().units;
    }
    give_odd_units(parts, odd);

    std::vector<Money> moneys;
    for (auto const& part : parts)
        moneys.push_back(
            {static_cast<std::int64_t>(is_negative ? 0 - part.units : part.units), total.currency});
    return moneys;
}

}  // namespace ateneu
