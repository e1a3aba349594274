#include <string_view>

#include "core/html/show.h"

namespace ateneu {
namespace {

/// How a language writes an amount (Unicode CLDR, "Number Elements").
struct Notation {
    std::string_view group, point;
    bool sign_first;  ///< the currency's sign before the number
};

Notation notation_of(Say const& say) {
    auto const language = std::string_view(say.tongue.code).substr(0, 2);
    for (auto const* other : {"ca", "es", "gl", "eu", "pt", "it", "de", "nl"})
        if (language == other) return {".", ",", false};
    if (language == "fr") return {"\u202f", ",", false};
    return {",", ".", true};
}

std::string grouped(std::string const& digits, std::string_view group) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += group;
        out += digits[i];
    }
    return out;
}

/// `scaled` divided by ten to the power of `places`; with `all_places` also the zeros at the end.
std::string written(std::uint64_t scaled, int places, bool all_places, Notation const& notation) {
    auto digits = std::to_string(scaled);
    auto const wanted = static_cast<std::size_t>(places) + 1;
    if (digits.size() < wanted) digits.insert(0, wanted - digits.size(), '0');
    auto const whole = digits.substr(0, digits.size() - static_cast<std::size_t>(places));
    auto fraction = digits.substr(whole.size());
    if (!all_places) fraction.erase(fraction.find_last_not_of('0') + 1);
    auto out = grouped(whole, notation.group);
    if (!fraction.empty()) out += std::string(notation.point) + fraction;
    return out;
}

/// Also right for the most negative number, whose absolute value has no signed twin.
std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string_view minus(std::int64_t value) { return value < 0 ? "−" : ""; }

std::string_view sign_of(std::string_view code) {
    if (code == "EUR") return "€";
    if (code == "USD") return "$";
    if (code == "GBP") return "£";
    if (code == "JPY") return "¥";
    return {};
}

}  // namespace

std::string number_text(Say const& say, long long number) {
    return std::string(minus(number)) +
           grouped(std::to_string(magnitude(number)), notation_of(say).group);
}

std::string decimal_text(Say const& say, Decimal decimal) {
    return std::string(minus(decimal.millionths)) +
           written(magnitude(decimal.millionths), 6, false, notation_of(say));
}

std::string money_text(Say const& say, Money money) {
    auto const notation = notation_of(say);
    auto const amount =
        written(magnitude(money.minor), minor_digits(money.currency), true, notation);
    std::string const code = money.currency.code;
    auto const sign = std::string(sign_of(code));
    auto const name = sign.empty() ? code : sign;
    auto out = std::string(minus(money.minor));
    if (name.empty()) return out + amount;
    if (!notation.sign_first) return out + amount + "\u00a0" + name;
    return out + name + (sign.empty() ? "\u00a0" : "") + amount;
}

std::string duration_text(Say const& say, Duration duration) {
    auto const hours = duration.seconds / 3600, minutes = duration.seconds / 60 % 60,
               seconds = duration.seconds % 60;
    std::string out;
    auto const add = [&](char const* unit, long long count) {
        if (count == 0) return;
        out += (out.empty() ? "" : " ") + say.t({unit, {{"count", std::to_string(count)}}});
    };
    add(N_("{count} h"), hours);
    add(N_("{count} min"), minutes);
    add(N_("{count} s"), seconds);
    return out.empty() ? say.t({N_("{count} min"), {{"count", "0"}}}) : out;
}

}  // namespace ateneu
