#include "core/access/visible.h"

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
        auto const sql = own_sql(actor_, entity);
        if (sql.empty()) return "FALSE";
        std::string own;
        if (sql != "TRUE") own = "(" + placed(sql, alias, sql.find("{me}") == std::string_view::npos ? std::string() : query_.bind(actor_.person)) + ")";
        if (entity.visible.as.empty()) return own.empty() ? "TRUE" : own;
        return (own.empty() ? "" : own + " AND ") + subject(entity, alias, step);
    }

private:
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
