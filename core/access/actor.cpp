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

namespace {

/// Whether roles in single scopes can open it at all. Who only looks after a scope makes no new ones.
bool is_scoped(Entity const& entity, Action action) {
    if (entity.scope.empty() || (entity.scope == "id" && action == Action::add)) return false;
    return entity.guard != Guard::superusers && (entity.guard != Guard::kept || action == Action::view);
}

bool allows(ScopedRole const& role, AnyReference const& scope, std::string_view permission) {
    return scope.id != 0 && role.scope == scope && role.permissions.contains(permission);
}

}  // namespace

bool Actor::has(std::string_view permission, AnyReference const& scope) const {
    return has(permission) || std::any_of(roles.begin(), roles.end(), [&](ScopedRole const& role) { return allows(role, scope, permission); });
}

bool Actor::may(Entity const& entity, Action action, AnyReference const& scope) const {
    if (may(entity, action)) return true;
    return !roles.empty() && is_scoped(entity, action) && reaches(entity, action) && has(entity.permission(action), scope);
}

bool Actor::may(Entity const& entity, Action action, Record const& record) const {
    return may(entity, action) || (!roles.empty() && may(entity, action, scope_of(entity, record)));
}

bool Actor::may_some(Entity const& entity, Action action) const { return may(entity, action) || !scopes_with(entity, action).empty(); }

std::vector<AnyReference> Actor::scopes_with(Entity const& entity, Action action) const {
    std::vector<AnyReference> found;
    if (roles.empty() || !is_scoped(entity, action) || !reaches(entity, action)) return found;
    auto const kind = entity.scope_kind(), permission = entity.permission(action);
    for (auto const& role : roles)
        if ((kind.empty() || role.scope.entity == kind) && allows(role, role.scope, permission)) found.push_back(role.scope);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool Actor::has_rights_of(Actor const& other) const {
    if (superuser || other.superuser) return superuser;
    auto const has_all = [&](auto const& codes, AnyReference const& scope) {
        return std::all_of(codes.begin(), codes.end(), [&](std::string const& code) { return has(code, scope); });
    };
    return has_all(other.permissions, {}) && std::all_of(other.roles.begin(), other.roles.end(), [&](ScopedRole const& role) { return has_all(role.permissions, role.scope); });
}

bool Actor::sees_some(Entity const& entity) const {
    if (may_some(entity, Action::view)) return true;
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
