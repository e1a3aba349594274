#include <map>
#include <set>

#include "core/base/text.h"
#include "core/entity/schema.h"

namespace ateneu {

namespace {

/// Column name → (type as the database calls it, nullable).
using Found = std::map<std::string, std::pair<std::string, bool>>;

Found columns_in(db::Connection& sql, std::string const& table) {
    Found found;
    auto rows = sql.sqlite()
                    ? sql.query(R"(SELECT name, type, CASE WHEN "notnull" = 1 OR pk > 0 THEN 0 ELSE 1 END
                                   FROM pragma_table_info($1))", {table})
                    : sql.query(R"(SELECT column_name, CASE data_type WHEN 'timestamp with time zone' THEN 'timestamptz' ELSE data_type END,
                                          CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END
                                   FROM information_schema.columns
                                   WHERE table_schema = current_schema() AND table_name = $1)", {table});
    while (rows->next())
        found[std::string(rows->text(0))] = {std::string(rows->text(1)), rows->integer(2) != 0};
    return found;
}

void compare(db::Connection& sql, std::string const& table, std::vector<Column> const& wanted,
             std::vector<std::string>& differences) {
    auto found = columns_in(sql, table);
    if (found.empty()) {
        differences.push_back("table " + table + " is missing");
        return;
    }
    for (auto const& column : wanted) {
        auto const at = found.find(column.name);
        if (at == found.end()) {
            differences.push_back("column " + table + "." + column.name + " is missing");
            continue;
        }
        auto const* type = sql.sqlite() ? column.sqlite : column.postgresql;
        if (at->second.first != type)
            differences.push_back("column " + table + "." + column.name + " is " + at->second.first + ", not " + type);
        if (at->second.second != column.null)
            differences.push_back("column " + table + "." + column.name + (column.null ? " can't be empty" : " may be empty"));
        found.erase(at);
    }
    for (auto const& [name, rest] : found) differences.push_back("column " + table + "." + name + " belongs to no field");
}

/// Names of the indexes that the entity's own SQL makes.
std::vector<std::string> indexes_of(Entity const& entity, db::Dialect dialect) {
    std::vector<std::string> names;
    auto const sql = create_sql(entity, dialect);
    for (auto const line : split(sql, '\n'))
        if (line.starts_with("CREATE INDEX") || line.starts_with("CREATE UNIQUE INDEX")) names.emplace_back(split(line, '"')[1]);
    return names;
}

std::set<std::string> indexes_in(db::Connection& sql) {
    std::set<std::string> names;
    auto const rows = sql.query(sql.sqlite() ? "SELECT name FROM sqlite_schema WHERE type = 'index'"
                                             : "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()");
    while (rows->next()) names.emplace(rows->text(0));
    return names;
}

}  // namespace

std::vector<std::string> schema_differences(db::Connection& sql, Registry const& registry) {
    std::vector<std::string> differences;
    auto const indexes = indexes_in(sql);
    for (auto const* entity : registry.entities()) {
        compare(sql, entity->table(), columns_of(*entity), differences);
        for (auto const& field : entity->fields)
            if (field.is_link()) {
                auto const link = link_table(*entity, field);
                compare(sql, link.name, {{link.from, "INTEGER", "bigint", false}, {link.to, "INTEGER", "bigint", false}}, differences);
            }
        for (auto const& name : indexes_of(*entity, sql.dialect()))
            if (!indexes.contains(name)) differences.push_back("index " + name + " is missing");
    }
    return differences;
}

}  // namespace ateneu
