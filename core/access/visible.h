#pragma once
#include <string>

#include "core/access/actor.h"
#include "core/entity/query.h"
#include "core/entity/registry.h"

namespace ateneu {

/// The entity's row predicate for this actor, as SQL on `alias`; "FALSE" when nothing may be seen. What is seen as
/// another record is (`Visible::as`) asks that record's own predicate, whatever its kind in the registry.
std::string visible_sql(Registry const& registry, Actor const& actor, Entity const& entity, std::string_view alias, Query& query);
/// Whether the predicate is simply TRUE, so that kept totals hold.
bool sees_all(Actor const& actor, Entity const& entity);

}  // namespace ateneu
