#pragma once
#include <string>
#include <string_view>

#include "core/entity/entity.h"
#include "core/entity/registry.h"

// What an API token may do at most. A scope narrows; it never gives what its person may not do anyway.
//
//   people.person:read     see people               people.person:write   also add, change and delete them
//   workshops.*:read       all of an app            *:write               everything

namespace ateneu {

/// Whether this scope leaves the action open. `write` includes reading; a scope that can't be read opens nothing.
bool opens(std::string_view scope, Entity const& entity, Action action);
/// Whether it is written as a scope and names something that is there.
bool is_scope(Registry const& registry, std::string_view scope);

}  // namespace ateneu
