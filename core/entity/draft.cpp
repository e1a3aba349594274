#include "core/entity/draft.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/entity/schema.h"

namespace ateneu {

namespace {

bool has_table(db::Connection& sql, std::string const& name) {
    return sql.integer("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", {std::string_view(name)}).has_value();
}

std::set<std::string> columns_in(db::Connection& sql, std::string const& table) {
    std::set<std::string> names;
    auto const rows = sql.query("SELECT name FROM pragma_table_info($1)", {std::string_view(table)});
    while (rows->next()) names.emplace(rows->text(0));
    return names;
}

bool has_object(db::Connection& sql, std::string_view name) {
    return sql.integer("SELECT 1 FROM sqlite_schema WHERE name = $1", {name}).has_value();
}

/// Each with its end.
std::vector<std::string> statements_of(std::string const& sql) {
    std::vector<std::string> all(1);
    for (auto const line : split(sql, '\n')) {
        if (line.empty()) continue;
        all.back().append(line).append("\n");
        if (line.ends_with(';')) all.emplace_back();
    }
    all.pop_back();
    return all;
}

/// Depth first: an entity comes after what it points at. Round references stay in the order of the list.
void put(Entity const* entity, std::span<Entity const* const> among, std::set<Entity const*>& seen, std::vector<Entity const*>& order) {
    if (!seen.insert(entity).second) return;
    for (auto const& field : entity->fields)
        if (field.codec->target && !field.is_children() && std::find(among.begin(), among.end(), &field.target()) != among.end())
            put(&field.target(), among, seen, order);
    order.push_back(entity);
}

/// A value for the rows that are there already, where the column may not be empty.
std::string value_for_old_rows(Column const& column, bool sqlite) {
    if (column.null) return "";
    std::string_view const type = column.postgresql;
    auto const value = type == "boolean" ? (sqlite ? "0" : "false") : type == "bigint" || type == "double precision" ? "0"
                       : type == "date" ? "'1970-01-01'" : type == "timestamptz" ? "'1970-01-01T00:00:00.000000Z'" : "''";
    return " NOT NULL DEFAULT " + std::string(value);
}

}  // namespace

std::string draft_migration(db::Connection& migrated, std::span<Entity const* const> entities, db::Dialect dialect) {
    std::vector<Entity const*> order;
    std::set<Entity const*> seen;
    for (auto const* entity : entities) put(entity, entities, seen, order);
    bool const sqlite = dialect == db::Dialect::sqlite;
    std::string sql;
    for (auto const* entity : order) {
        if (!has_table(migrated, entity->table())) {
            sql += (sql.empty() ? "" : "\n") + create_sql(*entity, dialect);
            continue;
        }
        auto const there = columns_in(migrated, entity->table());
        for (auto const& column : columns_of(*entity))
            if (!there.contains(column.name))
                sql += "ALTER TABLE " + quoted(entity->table()) + " ADD COLUMN " + quoted(column.name) + " " +
                       (sqlite ? column.sqlite : column.postgresql) + value_for_old_rows(column, sqlite) + ";\n";
        // Its indexes and link tables: each names itself first.
        for (auto const& statement : statements_of(table_sql(*entity, dialect)))
            if (!has_object(migrated, split(statement, '"')[1])) sql += statement;
        // The databases' text indexes have different parts: all or none of them are there.
        if (entity->searchable() && !has_object(migrated, entity->table() + "_trigrams")) sql += search_index_sql(*entity, dialect);
    }
    return sql;
}

}  // namespace ateneu
