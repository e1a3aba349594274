#include "core/base/notation.h"

namespace ateneu {

Notation notation_of(Tongue const& tongue) {
    auto const language = std::string_view(tongue.code).substr(0, 2);
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

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string_view minus(std::int64_t value) { return value < 0 ? "−" : ""; }

std::string number_text(Tongue const& tongue, std::int64_t number) {
    return std::string(minus(number)) + grouped(std::to_string(magnitude(number)), notation_of(tongue).group);
}

}  // namespace ateneu
