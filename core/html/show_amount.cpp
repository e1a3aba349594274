#include <string_view>

#include "core/base/notation.h"
#include "core/base/text.h"
#include "core/html/show.h"

namespace ateneu {
namespace {

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

std::string_view sign_of(std::string_view code) {
    if (code == "EUR") return "€";
    if (code == "USD") return "$";
    if (code == "GBP") return "£";
    if (code == "JPY") return "¥";
    return {};
}

}  // namespace

std::string number_text(Say const& say, long long number) { return number_text(say.tongue, number); }

std::string decimal_text(Say const& say, Decimal decimal) {
    return std::string(minus(decimal.millionths)) +
           written(magnitude(decimal.millionths), 6, false, notation_of(say.tongue));
}

std::string money_text(Say const& say, Money money) {
    auto const notation = notation_of(say.tongue);
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

std::string list_text(Say const& say, std::vector<std::string> const& parts) {
    if (parts.empty()) return {};
    auto const last = parts.back();
    if (parts.size() == 1) return last;
    auto const before = join({parts.begin(), parts.end() - 1}, ", ");
    // Spanish says "e" before the sound i (Francia e Italia), and keeps "y" before "hie" (agua y hielo).
    auto const folded = fold(last);
    bool const sounds_as_i = say.tongue.code == "es" && (folded.starts_with("i") || (folded.starts_with("hi") && !folded.starts_with("hie")));
    return say.t({sounds_as_i ? N_("{before} and {last}, which begins with an i") : N_("{before} and {last}"), {{"before", before}, {"last", last}}});
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
