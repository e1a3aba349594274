#include "core/access/visible.h"

namespace ateneu {

std::string visible_sql(Actor const& actor, Entity const& entity, std::string_view alias, Query& query) {
    // The program itself sees every row; a service, which is nobody either, no more than it was given.
    if (actor.superuser && actor.person == 0) return "TRUE";
    if (!actor.reaches(entity, Action::view)) return "FALSE";
    auto const sql = actor.may(entity, Action::view) ? entity.visible.with_view
                     : actor.inside                  ? entity.visible.own
                                                     : std::string_view{};
    if (sql.empty()) return "FALSE";
    if (sql == "TRUE") return "TRUE";
    auto const me = sql.find("{me}") == std::string_view::npos ? std::string() : query.bind(actor.person);
    return "(" + placed(sql, alias, me) + ")";
}

bool sees_all(Actor const& actor, Entity const& entity) {
    if (actor.superuser && actor.person == 0) return true;
    return actor.may(entity, Action::view) && entity.visible.with_view == "TRUE";
}

}  // namespace ateneu
