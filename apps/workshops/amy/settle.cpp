#include "apps/workshops/amy/settle.h"

#include <algorithm>

#include "apps/workshops/amy/import.h"
#include "core/entity/query.h"
#include "core/store/totals.h"

namespace ateneu::workshops::amy {

namespace {

/// (name, SQL) of what the database holds of one kind.
std::vector<std::pair<std::string, std::string>> objects(db::Connection& sql, std::string_view type, std::string_view pattern) {
    std::vector<std::pair<std::string, std::string>> found;
    auto const rows = sql.query(
        "SELECT name, sql FROM sqlite_schema WHERE type = $1 AND sql LIKE $2 ORDER BY name", {type, pattern});
    while (rows->next()) found.emplace_back(rows->text(0), rows->text(1));
    return found;
}

}  // namespace

SlowIndexes::SlowIndexes(db::Connection& sql) : sql_(sql) {
    if (!sql.sqlite()) return;
    for (auto const& [name, text] : objects(sql, "index", "CREATE INDEX %")) {
        statements_.push_back(text);
        sql.script("DROP INDEX " + quoted(name));
    }
    for (auto const& [name, text] : objects(sql, "table", "CREATE VIRTUAL TABLE % USING fts5(%"))
        statements_.push_back("INSERT INTO " + quoted(name) + "(" + quoted(name) + ") VALUES ('rebuild')");
    // Without these, which keep it, text search is filled in one go instead of writing its pages for each row.
    for (auto const& [name, text] : objects(sql, "trigger", "CREATE TRIGGER \"%_search_%\" %")) {
        statements_.push_back(text);
        sql.script("DROP TRIGGER " + quoted(name));
    }
}

void SlowIndexes::put_back() {
    for (auto const& statement : statements_) sql_.script(statement);
}

void check_references(db::Connection& sql) {
    if (!sql.sqlite()) return sql.script("SET CONSTRAINTS ALL IMMEDIATE");
    auto const rows = sql.query("PRAGMA foreign_key_check");
    if (rows->next())
        throw ImportError(ImportError::Kind::dump, std::string(rows->text(0)), 0,
                          "row " + std::to_string(rows->integer(1)) + " points at what is not in " +
                              std::string(rows->text(2)));
}

namespace {

/// AMY keeps no order: children stand in that of their keys.
void place_children(db::Connection& sql, Entity const& child) {
    auto const table = quoted(child.table()), parent = quoted(child.parent);
    sql.execute("UPDATE " + table + " SET \"position\" = (SELECT COUNT(*) FROM " + table +
                " other WHERE other." + parent + " = " + table + "." + parent +
                " AND other.\"id\" < " + table + ".\"id\")");
}

/// `highest`: 0 where the rows alone tell.
void go_on_after(db::Connection& sql, std::string const& table, std::int64_t highest) {
    highest =
        std::max(highest, sql.integer("SELECT MAX(\"id\") FROM " + quoted(table)).value_or(0));
    if (highest == 0) return;
    if (!sql.sqlite()) {
        sql.query("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)", {quoted(table), highest})
            ->next();
        return;
    }
    auto const changed = sql.execute(
        "UPDATE sqlite_sequence SET seq = MAX(seq, $1) WHERE name = $2", {highest, table});
    if (changed == 0)
        sql.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", {table, highest});
}

}  // namespace

void settle(db::Connection& sql, Registry const& registry, Survey const& survey,
            PastKeys const& past) {
    for (auto const* entity : registry.entities()) {
        if (!entity->parent.empty()) place_children(sql, *entity);
        if (!table_of_entity(entity->full_name()) && entity->full_name() != logins().entity)
            continue;
        go_on_after(sql, entity->table(), std::max(survey.highest(*entity), past.highest(*entity)));
    }
    go_on_after(sql, "core_change_set", 0);
    count_again(sql, registry);
}

}  // namespace ateneu::workshops::amy
