#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/entity/types.h"

namespace ateneu {

struct Record;
using Records = std::vector<Record>;
using Keys = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// A field's value while generic code handles it. Which alternative a kind uses:
///   integer, boolean, date (days), instant (µs), decimal (millionths), duration (s), reference → int64
///   every text kind, choice (its code), uuid, json, secret → string
///   degrees → double · links and integer_list → Keys · text_list → Texts · children → Records
/// "Absent" is monostate, for fields that are `std::optional`.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Money, TimeRange,
                           AnyReference, Keys, Texts, Translated, Records>;

inline bool is_absent(Value const& value) { return value.index() == 0; }
/// Absent, "" or an empty list: what a form field left blank gives.
bool is_blank(Value const& value);
/// The integer alternative, or 0.
inline std::int64_t integer_of(Value const& value) {
    auto const* held = std::get_if<std::int64_t>(&value);
    return held ? *held : 0;
}
inline std::string const& text_of(Value const& value) {
    static std::string const none;
    auto const* held = std::get_if<std::string>(&value);
    return held ? *held : none;
}

/// One row as values, in the order of `Entity::fields`.
struct Record {
    std::int64_t id = 0;       ///< 0: not stored yet
    std::int64_t version = 0;  ///< for optimistic locking; raised by each change
    std::vector<Value> values;
    friend bool operator==(Record const&, Record const&);
};

}  // namespace ateneu
