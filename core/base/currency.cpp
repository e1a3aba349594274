#include <algorithm>

#include "core/base/amount.h"
#include "core/base/iso_codes.h"

namespace ateneu {
namespace {

constexpr int usual_minor_digits = 2;

/// ISO 4217, list one: the currencies that have no hundredths.
constexpr std::pair<std::string_view, int> other_minor_digits[] = {
    {"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3},
    {"ISK", 0}, {"JOD", 3}, {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3},
    {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3}, {"UGX", 0}, {"UYI", 0}, {"UYW", 4},
    {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
};

std::vector<std::string> read_currency_codes() {
    std::vector<std::string> codes;
    for (auto& currency : iso_codes("4217", "alpha_3")) codes.push_back(std::move(currency.code));
    std::sort(codes.begin(), codes.end());
    return codes;
}

}  // namespace

std::optional<Currency> parse_currency(std::string_view code) {
    static auto const codes = read_currency_codes();
    if (!std::binary_search(codes.begin(), codes.end(), code)) return std::nullopt;
    Currency currency;
    std::copy(code.begin(), code.end(), currency.code);
    return currency;
}

int minor_digits(Currency const& currency) {
    for (auto const& [code, digits] : other_minor_digits)
        if (code == currency.code) return digits;
    return usual_minor_digits;
}

}  // namespace ateneu
