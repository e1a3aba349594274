#include "core/access/actor.h"

#include <algorithm>

#include "core/access/scope.h"

namespace ateneu {

bool Actor::reaches(Entity const& entity, Action action) const {
    if (scopes.empty()) return true;
    return std::any_of(scopes.begin(), scopes.end(), [&](std::string const& scope) { return opens(scope, entity, action); });
}

bool Actor::may(Entity const& entity, Action action) const {
    if (entity.guard == Guard::kept && action != Action::view) return superuser && person == 0;
    if (!reaches(entity, action)) return false;
    if (superuser) return true;
    switch (entity.guard) {
        case Guard::superusers: return false;
        case Guard::lookup:
            if (action == Action::view) return inside;
            [[fallthrough]];
        case Guard::per_entity: case Guard::kept: return permissions.contains(entity.permission(action));
    }
    return false;
}

bool Actor::sees_some(Entity const& entity) const {
    if (may(entity, Action::view)) return true;
    // A service is nobody, and nobody owns nothing.
    bool const owns = person != 0 || entity.visible.own.find("{me}") == std::string_view::npos;
    return inside && owns && !entity.visible.own.empty() && reaches(entity, Action::view);
}

Actor the_program() {
    Actor actor;
    actor.superuser = true;
    actor.inside = true;
    return actor;
}

}  // namespace ateneu
