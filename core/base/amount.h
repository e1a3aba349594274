#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// A scaled number with six decimal places: 1.5 is {1'500'000}. For unit prices and quantities.
struct Decimal {
    std::int64_t millionths = 0;
    friend constexpr auto operator<=>(Decimal, Decimal) = default;
};
/// `1234.5`, `-0,25`; at most six places and 12 digits before them; grouping as `1.234,56` or `1,234.56`.
/// A lone mark is the decimal one (`1,234` is a little more than one); the same mark twice groups (`1.234.567`).
std::optional<Decimal> parse_decimal(std::string_view text);
/// Shortest form with a point: `1.5`, `-0.25`, `3`.
std::string text(Decimal decimal);

/// ISO 4217, three capital letters; "" where none was given.
struct Currency {
    char code[4] = "";
    friend constexpr auto operator<=>(Currency const&, Currency const&) = default;
};
std::optional<Currency> parse_currency(std::string_view code);
/// Digits behind the point: EUR 2, JPY 0, TND 3 (ISO 4217).
int minor_digits(Currency const& currency);

/// An amount in the currency's smallest unit: {1250, EUR} is €12.50, {1250, JPY} is ¥1250.
/// Adding two currencies is a mistake, not a conversion.
struct Money {
    std::int64_t minor = 0;
    Currency currency;
    friend constexpr auto operator<=>(Money const&, Money const&) = default;
};
Money operator+(Money a, Money b);
Money operator-(Money a, Money b);
/// `12.50 EUR`, `EUR 12.50`, `1.234,56` with a default currency; more places than the currency has is refused.
std::optional<Money> parse_money(std::string_view text, Currency fallback = {});
/// `12.50 EUR`.
std::string text(Money money);
/// Splits without losing a cent: 10.00 in three equal shares is 3.34, 3.33, 3.33.
/// Shares are zero or more with at least one above it; the odd cents go to the largest remainders, the
/// first of equals, so that a share of zero gets nothing.
std::vector<Money> allocate(Money total, std::span<int const> shares);

}  // namespace ateneu
