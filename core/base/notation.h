#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/message.h"

namespace ateneu {

/// How a language writes numbers (Unicode CLDR, "Number Elements").
struct Notation {
    std::string_view group, point;
    bool sign_first;  ///< the currency's sign before the number
};
Notation notation_of(Tongue const& tongue);

/// Digits in groups of three from behind.
std::string grouped(std::string const& digits, std::string_view group);
/// Also right for the most negative number, whose absolute value has no signed twin.
std::uint64_t magnitude(std::int64_t value);
/// U+2212 where it is negative.
std::string_view minus(std::int64_t value);
/// `−1,234,567`.
std::string number_text(Tongue const& tongue, std::int64_t number);

}  // namespace ateneu
