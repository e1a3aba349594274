#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ateneu {

/// A number as people write it, taken apart but not yet scaled.
struct SpelledNumber {
    bool is_negative = false;
    std::string whole;          ///< digits without grouping
    std::string_view fraction;  ///< digits behind the mark; a view into what was read
};
/// `1234.5`, `-0,25`, `1.234,56`, `1,234.56`, `1.234.567`, `.5`.
std::optional<SpelledNumber> spelled_number(std::string_view text);
/// As an integer of the `places`th decimal; nothing where it has more places or leaves 64 bits.
std::optional<std::int64_t> scaled(SpelledNumber const& number, int places);
/// The way back: `scaled_text(1250, 2)` is `12.50`.
std::string scaled_text(std::int64_t value, int places);

}  // namespace ateneu
