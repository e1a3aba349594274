#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/workshops/amy/cell.h"
#include "apps/workshops/amy/survey.h"

namespace ateneu::workshops::amy {

/// A record as a version holds it: the JSON of each field of the entity, in its order; "" where the
/// version says nothing of it (an older AMY, another entity's half, a secret).
using State = std::vector<std::string>;

/// Reads Django's JSON of one object, `[{"model", "pk", "fields": {…}}]`, as `table` maps it.
/// Values of a wrong type are left out. nullopt where the text is no such JSON.
std::optional<State> state_of_version(Table const& table, Entity const& entity,
                                      std::string_view serialized, Survey const& survey,
                                      KeyFinder& keys);

}  // namespace ateneu::workshops::amy
