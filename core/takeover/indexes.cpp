#include "core/takeover/indexes.h"

#include <algorithm>

#include "core/entity/query.h"
#include "core/takeover/report.h"

namespace ateneu::takeover {

namespace {

/// Text search of a table stands in two others, called after it.
bool belongs_to(std::string_view object, std::string_view table, std::span<std::string const> tables) {
    return tables.empty() || std::any_of(tables.begin(), tables.end(), [&](std::string const& wanted) {
               return table == wanted || object == wanted + "_trigrams" || object == wanted + "_words";
           });
}

/// (name, SQL) of what the database holds of one kind for these tables.
std::vector<std::pair<std::string, std::string>> objects(db::Connection& sql, std::span<std::string const> tables,
                                                         std::string_view type, std::string_view pattern) {
    std::vector<std::pair<std::string, std::string>> found;
    auto const rows = sql.query(
        "SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = $1 AND sql LIKE $2 ORDER BY name", {type, pattern});
    while (rows->next())
        if (belongs_to(rows->text(0), rows->text(2), tables)) found.emplace_back(rows->text(0), rows->text(1));
    return found;
}

}  // namespace

SlowIndexes::SlowIndexes(db::Connection& sql, std::span<std::string const> tables) : sql_(sql) {
    if (!sql.sqlite()) return;
    for (auto const& [name, text] : objects(sql, tables, "index", "CREATE INDEX %")) {
        statements_.push_back(text);
        sql.script("DROP INDEX " + quoted(name));
    }
    for (auto const& [name, text] : objects(sql, tables, "table", "CREATE VIRTUAL TABLE % USING fts5(%"))
        statements_.push_back("INSERT INTO " + quoted(name) + "(" + quoted(name) + ") VALUES ('rebuild')");
    // Without these, which keep it, text search is filled in one go instead of writing its pages for each row.
    for (auto const& [name, text] : objects(sql, tables, "trigger", "CREATE TRIGGER \"%_search_%\" %")) {
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

}  // namespace ateneu::takeover
