#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/store.h"

// Many rows found by what they hold, in few questions.

namespace ateneu {

/// A text of one record's values in some fields; equal values have equal spellings.
std::string spelling(std::vector<Field const*> const& fields, std::vector<Value> const& values);

/// Ids by spelling.
using Holders = std::unordered_map<std::string, std::vector<std::int64_t>>;
/// Which rows hold these values in these fields; none of the values is absent. `where`: SQL on the columns, or "".
Holders holders(Transaction& tx, Entity const& entity, std::vector<Field const*> const& fields,
                std::map<std::string, std::vector<Value>> const& wanted, std::string_view where, bool visible_only);

/// Keys in groups of few different sizes (a thousand, a hundred, ten, one: the last one again where it must be filled),
/// so that the statements they stand in are found again.
std::vector<std::vector<std::int64_t>> in_groups(std::vector<std::int64_t> keys);

}  // namespace ateneu
