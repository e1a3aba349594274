#include "core/store/totals.h"

#include "core/entity/query.h"
#include "core/store/writer.h"

namespace ateneu {

namespace {

bool is_counted_by_scope(Entity const& entity) { return entity.scope != "id" && !entity.scope_kind().empty(); }

}  // namespace

std::int64_t counted_scope(Entity const& entity, Record const& record) { return is_counted_by_scope(entity) ? scope_of(entity, record).id : 0; }

std::string counted_scope_sql(Entity const& entity) { return is_counted_by_scope(entity) ? "COALESCE(" + quoted(entity.scope) + ", 0)" : "0"; }

std::int64_t kept_total(db::Connection& sql, Entity const& entity) {
    auto const name = entity.full_name();
    return sql.integer("SELECT CAST(COALESCE(SUM(total), 0) AS bigint) FROM core_total WHERE entity = $1", {std::string_view(name)}).value_or(0);
}

std::map<std::string, std::int64_t> kept_totals(db::Connection& sql) {
    std::map<std::string, std::int64_t> all;
    auto const rows = sql.query("SELECT entity, total FROM core_total");
    while (rows->next()) all[std::string(rows->text(0))] += rows->integer(1);
    return all;
}

std::map<std::string, std::int64_t> kept_totals(db::Connection& sql, std::span<Entity const* const> entities) {
    if (entities.size() > 3) return kept_totals(sql);
    std::map<std::string, std::int64_t> all;
    for (auto const* entity : entities) all[entity->full_name()] = kept_total(sql, *entity);
    return all;
}

void count_again(db::Connection& sql, Registry const& registry) {
    sql.execute("DELETE FROM core_total");
    for (auto const* entity : registry.entities()) {
        if (!entity->counted) continue;
        auto const name = entity->full_name();
        sql.execute("INSERT INTO core_total (entity, scope, total) SELECT CAST($1 AS TEXT), " + counted_scope_sql(*entity) + ", COUNT(*) FROM " + quoted(entity->table()) + " GROUP BY 2 HAVING COUNT(*) > 0",
                    {std::string_view(name)});
    }
}

}  // namespace ateneu
