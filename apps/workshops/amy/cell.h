#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/entity/entity.h"

namespace ateneu::workshops::amy {

/// Why a cell can't be taken over, to be put behind its column's name: "is not a date: `soon`".
struct CellFault {
    std::string reason;
};

/// Our keys for AMY's.
class KeyFinder {
public:
    virtual ~KeyFinder() = default;
    /// The record that AMY knows by `key` (digits or a UUID); nothing where there is none.
    virtual std::optional<std::int64_t> find(Entity const& target, std::string_view key) = 0;
};

/// What a cell, as COPY writes it, means for a field that is one column of one value. "" is absent
/// where the field may be. Text is taken as it is. Lists are read as arrays of PostgreSQL, as JSON
/// or with commas. Throws `CellFault`.
Value value_of_cell(Field const& field, std::string_view text, KeyFinder& keys);

/// More than 0; throws `CellFault`.
std::int64_t id_of_cell(std::string_view text);

}  // namespace ateneu::workshops::amy
