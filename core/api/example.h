#pragma once
#include <string>

#include "core/entity/entity.h"

namespace ateneu::api {

/// A value of the field as JSON, of the right form though it may name nobody.
std::string example_of(Field const& field);
/// The fields that a new record needs, as a JSON object.
std::string example_body(Entity const& entity);
/// One field that people change.
std::string example_change(Entity const& entity);

}  // namespace ateneu::api
