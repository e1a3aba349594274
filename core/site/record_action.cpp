#include "core/site/record_action.h"

#include <algorithm>

namespace ateneu {

namespace {

bool has_some(Actor const& actor, Entity const& entity, std::string_view permission) {
    if (actor.has(permission)) return true;
    if (entity.scope.empty()) return false;
    auto const kind = entity.scope_kind();
    return std::any_of(actor.roles.begin(), actor.roles.end(), [&](ScopedRole const& role) {
        return (kind.empty() || role.scope.entity == kind) && role.permissions.contains(permission);
    });
}

}  // namespace

bool RecordAction::may_ask(Actor const& actor) const {
    return actor.reaches(*entity, Action::change) && (permission.empty() ? actor.sees_some(*entity) : has_some(actor, *entity, permission));
}

bool RecordAction::may_ask(Actor const& actor, Record const& record) const {
    return may_ask(actor) && (permission.empty() || actor.has(permission, scope_of(*entity, record)));
}

Written RecordAction::run(Transaction& tx, std::int64_t id) const {
    auto const record = tx.find(*entity, id);
    if (!record) return {.outcome = Written::Outcome::gone};
    if (may_ask(tx.actor(), *record)) return act(tx, id);
    return {.outcome = Written::Outcome::refused, .refusal = {"no_permission", N_("You don't have the permission for this. An administrator can give it to you.")}};
}

}  // namespace ateneu
