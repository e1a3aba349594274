#include "apps/workshops/amy/settle.h"

#include <algorithm>

#include "core/entity/query.h"
#include "core/store/totals.h"
#include "core/takeover/indexes.h"

namespace ateneu::workshops::amy {

namespace {

/// AMY keeps no order: children stand in that of their keys.
void place_children(db::Connection& sql, Entity const& child) {
    auto const table = quoted(child.table()), parent = quoted(child.parent);
    sql.execute("UPDATE " + table + " SET \"position\" = (SELECT COUNT(*) FROM " + table +
                " other WHERE other." + parent + " = " + table + "." + parent +
                " AND other.\"id\" < " + table + ".\"id\")");
}

}  // namespace

void settle(db::Connection& sql, Registry const& registry, Survey const& survey,
            PastKeys const& past) {
    for (auto const* entity : registry.entities()) {
        if (!entity->parent.empty()) place_children(sql, *entity);
        if (!table_of_entity(entity->full_name()) && entity->full_name() != logins().entity)
            continue;
        takeover::go_on_after(sql, entity->table(), std::max(survey.highest(*entity), past.highest(*entity)));
    }
    takeover::go_on_after(sql, "core_change_set", 0);
    count_again(sql, registry);
}

}  // namespace ateneu::workshops::amy
