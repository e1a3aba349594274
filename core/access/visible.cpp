#include "core/access/visible.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu {

namespace {

bool is_program(Actor const& actor) { return actor.superuser && actor.person == 0; }

std::string_view own_sql(Actor const& actor, Entity const& entity) {
    auto const& visible = entity.visible;
    if (!actor.may(entity, Action::view)) return actor.inside ? visible.own : std::string_view{};
    return !visible.with_change.empty() && actor.may(entity, Action::change) ? visible.with_change : visible.with_view;
}

/// A comment's attachment stands two steps from the record that decides.
constexpr int most_steps = 2;

class Predicate {
public:
    Predicate(Registry const& registry, Actor const& actor, Query& query) : registry_(registry), actor_(actor), query_(query) {}

    std::string of(Entity const& entity, std::string_view alias, int step = 0) {
        if (is_program(actor_)) return "TRUE";
        if (!actor_.reaches(entity, Action::view)) return "FALSE";
        auto const own = own_rows(entity, alias);
        if (own == "FALSE" || entity.visible.as.empty()) return own;
        return (own == "TRUE" ? "" : own + " AND ") + subject(entity, alias, step);
    }

private:
    /// What the entity's own rule shows: everywhere, and besides in the scopes where the actor has a role.
    std::string own_rows(Entity const& entity, std::string_view alias) {
        auto const everywhere = own_sql(actor_, entity);
        if (everywhere == "TRUE") return "TRUE";
        std::vector<std::string> some;
        std::string me;
        auto const rule = [&](std::string_view sql) {
            if (me.empty() && sql.find("{me}") != std::string_view::npos) me = query_.bind(actor_.person);
            return "(" + placed(sql, alias, me) + ")";
        };
        auto const add = [&](std::vector<AnyReference> const& scopes, std::string_view sql) {
            if (scopes.empty()) return;
            auto const there = lies_in(entity, alias, scopes);
            some.push_back(sql == "TRUE" ? there : "(" + there + " AND " + rule(sql) + ")");
        };
        if (!everywhere.empty()) some.push_back(rule(everywhere));
        auto const& visible = entity.visible;
        if (!actor_.may(entity, Action::view)) add(actor_.scopes_with(entity, Action::view), visible.with_view);
        if (!visible.with_change.empty() && !actor_.may(entity, Action::change)) add(seen_and_changed(entity), visible.with_change);
        if (some.empty()) return "FALSE";
        return some.size() == 1 ? some.front() : "(" + join(some, " OR ") + ")";
    }

    std::vector<AnyReference> seen_and_changed(Entity const& entity) const {
        auto scopes = actor_.scopes_with(entity, Action::change);
        std::erase_if(scopes, [&](AnyReference const& scope) { return !actor_.may(entity, Action::view, scope); });
        return scopes;
    }

    std::string lies_in(Entity const& entity, std::string_view alias, std::vector<AnyReference> const& scopes) {
        if (!entity.scope_kind().empty()) return "(" + quoted(alias, entity.scope) + " IN (" + ids_of(scopes) + "))";
        // Of any kind: two columns, and a term for each kind.
        std::string some;
        for (std::size_t from = 0, to = 0; from < scopes.size(); from = to) {
            while (to < scopes.size() && scopes[to].entity == scopes[from].entity) ++to;
            some += (some.empty() ? "(" : " OR ") + quoted(alias, std::string(entity.scope) + "_type") + " = " + query_.bind(scopes[from].entity);
            some += " AND " + quoted(alias, std::string(entity.scope) + "_id") + " IN (" + ids_of(std::span(scopes).subspan(from, to - from)) + ")";
        }
        return some + ")";
    }

    /// Bound in numbers of 1, 2, 4, 8 …, the last one again where there are fewer: equal shapes give equal texts.
    std::string ids_of(std::span<AnyReference const> scopes) {
        std::size_t places = 1;
        while (places < scopes.size()) places *= 2;
        std::string ids;
        for (std::size_t i = 0; i < places; ++i) ids += (i == 0 ? "" : ", ") + query_.bind(scopes[std::min(i, scopes.size() - 1)].id);
        return ids;
    }

    /// Kinds of records that the actor sees all of are named; of the others each row is asked for.
    std::string subject(Entity const& entity, std::string_view alias, int step) {
        auto const type = quoted(alias, std::string(entity.visible.as) + "_type"), id = quoted(alias, std::string(entity.visible.as) + "_id");
        std::string all, some;
        for (auto const* kind : registry_.entities()) {
            // What hangs on a record that hangs on a record … ends somewhere.
            if (kind == &entity || (!kind->visible.as.empty() && step + 1 >= most_steps)) continue;
            auto const inner = "s" + std::to_string(step);
            auto const seen = of(*kind, inner, step + 1);
            if (seen == "FALSE") continue;
            auto const name = "'" + kind->full_name() + "'";
            if (seen == "TRUE") all += (all.empty() ? "" : ", ") + name;
            else some += " OR (" + type + " = " + name + " AND EXISTS (SELECT 1 FROM " + quoted(kind->table()) + " " + inner + " WHERE " + inner + ".\"id\" = " + id + " AND " + seen + "))";
        }
        auto const nothing = entity.find(entity.visible.as)->optional() ? type + " IS NULL OR " : std::string();
        return "(" + nothing + (all.empty() ? "FALSE" : type + " IN (" + all + ")") + some + ")";
    }

    Registry const& registry_;
    Actor const& actor_;
    Query& query_;
};

}  // namespace

std::string visible_sql(Registry const& registry, Actor const& actor, Entity const& entity, std::string_view alias, Query& query) {
    return Predicate(registry, actor, query).of(entity, alias);
}

bool sees_all(Actor const& actor, Entity const& entity) {
    if (is_program(actor)) return true;
    return actor.may(entity, Action::view) && entity.visible.as.empty() && own_sql(actor, entity) == "TRUE";
}

}  // namespace ateneu
