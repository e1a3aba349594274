#include "core/store/check.h"

#include <algorithm>
#include <map>

#include "core/base/places.h"
#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/entity/schema.h"
#include "core/search/index.h"
#include "core/store/rows.h"
#include "core/store/writer.h"

namespace ateneu {

namespace {

/// Says at most a few rows of each thing that is wrong, and how many there are.
class Checker {
public:
    Checker(db::Connection& sql, Registry const& registry) : sql_(sql), registry_(registry) {}

    CheckReport run() {
        report_.problems = schema_differences(sql_, registry_);
        // Rows can't be read by tables that don't fit.
        if (!report_.problems.empty()) return std::move(report_);
        for (auto const* entity : registry_.entities()) {
            auto const before = report_.problems.size();
            for (auto const& field : entity->fields) check_field(*entity, field);
            if (entity->counted) check_totals(*entity);
            // A row that holds what can't be read has been named already.
            if (report_.problems.size() == before && is_derived(*entity)) check_derived(*entity);
        }
        return std::move(report_);
    }

private:
    void check_field(Entity const& entity, Field const& field) {
        if (field.kind() == Kind::reference) check_reference(entity, field);
        else if (field.is_link()) check_links(entity, field);
        else if (field.kind() == Kind::any_reference) check_any(entity, field);
        else if (field.kind() == Kind::choice || field.kind() == Kind::country) check_codes(entity, field);
        else if (sql_.sqlite()) check_times(entity, field);
    }

    /// SQLite keeps dates and moments as text, so they could be any.
    void check_times(Entity const& entity, Field const& field) {
        constexpr auto day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
        auto const kind = field.kind();
        if (kind != Kind::date && kind != Kind::instant && kind != Kind::time_range) return;
        auto const clock = kind == Kind::date ? "" : "T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z";
        for (auto const& column : columns_of(field)) {
            auto const name = "t." + quoted(column.name);
            // SQLite moves 30 February on into March once it has to count.
            auto const date = "substr(" + name + ", 1, 10)";
            auto const is_no_time = kind == Kind::date ? std::string() : " OR time(substr(" + name + ", 12, 8)) IS NULL";
            found(report_.problems, entity.table() + "." + column.name + (kind == Kind::date ? " holds no date" : " holds no moment"),
                  "SELECT t.\"id\" FROM " + quoted(entity.table()) + " t WHERE " + name + " NOT GLOB '" + day + clock +
                      "' OR " + name + " IS NOT NULL AND (date(" + date + ", '+0 days') IS NOT " + date + is_no_time + ")");
        }
    }

    void found(std::vector<std::string>& into, std::string const& what, std::string const& query) {
        if (auto sentence = rows_found(sql_, what, query)) into.push_back(std::move(*sentence));
    }

    void check_reference(Entity const& entity, Field const& field) {
        found(report_.problems, entity.table() + "." + std::string(field.name) + " points at no " + field.target().table(),
              "SELECT t.\"id\" FROM " + quoted(entity.table()) + " t LEFT JOIN " + quoted(field.target().table()) + " r ON r.\"id\" = t." +
                  quoted(field.name) + " WHERE t." + quoted(field.name) + " IS NOT NULL AND r.\"id\" IS NULL");
    }

    void check_links(Entity const& entity, Field const& field) {
        auto const link = link_table(entity, field);
        for (auto const& [column, table] : {std::pair{link.from, entity.table()}, std::pair{link.to, field.target().table()}})
            found(report_.problems, link.name + "." + column + " points at no " + table,
                  "SELECT t." + quoted(column) + " AS \"id\" FROM " + quoted(link.name) + " t LEFT JOIN " + quoted(table) + " r ON r.\"id\" = t." + quoted(column) + " WHERE r.\"id\" IS NULL");
    }

    void check_any(Entity const& entity, Field const& field) {
        auto const type = quoted(std::string(field.name) + "_type"), id = quoted(std::string(field.name) + "_id");
        std::vector<std::string> kinds;
        {
            auto const rows = sql_.query("SELECT DISTINCT " + type + " FROM " + quoted(entity.table()) + " WHERE " + type + " IS NOT NULL ORDER BY 1");
            while (rows->next()) kinds.emplace_back(rows->text(0));
        }
        for (auto const& kind : kinds) {
            auto const* target = registry_.find(kind);
            if (!target) {
                report_.problems.push_back(entity.table() + "." + std::string(field.name) + " names an unknown kind of record: " + kind);
                continue;
            }
            // A comment outlives what it was about; its record's page is simply gone.
            found(report_.remarks, entity.table() + "." + std::string(field.name) + " points at a " + kind + " that is gone",
                  "SELECT t.\"id\" FROM " + quoted(entity.table()) + " t LEFT JOIN " + quoted(target->table()) + " r ON r.\"id\" = t." + id + " WHERE t." + type + " = '" + kind + "' AND r.\"id\" IS NULL");
        }
    }

    void check_codes(Entity const& entity, Field const& field) {
        std::vector<std::string> odd;
        auto const column = quoted(field.name);
        auto const rows = sql_.query("SELECT " + column + ", COUNT(*) FROM " + quoted(entity.table()) + " WHERE " + column + " IS NOT NULL GROUP BY " + column + " ORDER BY 1");
        while (rows->next()) {
            auto const code = rows->text(0);
            bool known = code.empty() || (field.kind() == Kind::country && !country_name(code).empty());
            for (auto const& choice : field.choices()) known = known || choice.code == code;
            if (!known)
                report_.remarks.push_back(entity.table() + "." + std::string(field.name) + " holds the unknown code '" + std::string(code) + "' in " + std::string(rows->text(1)) + " rows");
        }
    }

    using Totals = std::map<std::int64_t, std::int64_t>;
    Totals totals(std::string const& query, std::initializer_list<db::Parameter> parameters = {}) {
        Totals all;
        auto const rows = sql_.query(query, parameters);
        while (rows->next())
            if (rows->integer(1) != 0) all[rows->integer(0)] = rows->integer(1);
        return all;
    }
    void check_totals(Entity const& entity) {
        auto const name = entity.full_name();
        auto kept = totals("SELECT scope, total FROM core_total WHERE entity = $1 ORDER BY scope", {std::string_view(name)});
        auto there = totals("SELECT " + counted_scope_sql(entity) + ", COUNT(*) FROM " +
                            quoted(entity.table()) + " GROUP BY 1 ORDER BY 1");
        for (auto const& [scope, total] : kept) there.try_emplace(scope, 0);
        for (auto const& [scope, total] : there)
            if (kept[scope] != total)
                report_.problems.push_back("core_total says " + std::to_string(kept[scope]) + " " + name +
                                           (scope == 0 ? "" : " in scope " + std::to_string(scope)) + ", there are " + std::to_string(total));
    }

    /// What `store` derives from a row's other columns: search text and the keys that lists sort by.
    static bool is_derived(Entity const& entity) {
        return entity.searchable() || std::any_of(entity.fields.begin(), entity.fields.end(), has_sort_column);
    }
    void check_derived(Entity const& entity) {
        auto columns = row_columns(entity, "t");
        for (auto const& field : entity.fields)
            if (has_sort_column(field)) columns += ", t." + quoted(sort_column(field));
        if (entity.searchable()) columns += ", t.\"search_text\"";
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> wrong;  // column → how many, the first id
        auto const rows = sql_.stream("SELECT " + columns + " FROM " + quoted(entity.table()) + " t ORDER BY t.\"id\"", {});
        while (rows->next()) {
            int column = 0;
            auto const record = read_row(entity, *rows, column);
            auto const expect = [&](std::string const& name, std::string const& text) {
                if (rows->text(column++) == text) return;
                auto& [count, first] = wrong[name];
                if (count++ == 0) first = record.id;
            };
            for (std::size_t i = 0; i < entity.fields.size(); ++i)
                if (auto const& field = entity.fields[i]; has_sort_column(field))
                    expect(sort_column(field), fold(to_text(field, record.values[i])));
            if (entity.searchable()) expect("search_text", search_text(entity, record));
        }
        for (auto const& [name, rest] : wrong)
            report_.problems.push_back(entity.table() + "." + name + " is out of date in " + std::to_string(rest.first) +
                                       " rows (id " + std::to_string(rest.second) + " first)");
    }

    db::Connection& sql_;
    Registry const& registry_;
    CheckReport report_;
};

}  // namespace

std::optional<std::string> rows_found(db::Connection& sql, std::string const& what, std::string const& query) {
    auto const count = sql.integer("SELECT COUNT(*) FROM (" + query + ") q").value_or(0);
    if (count == 0) return {};
    std::string ids;
    auto const rows = sql.query("SELECT q.\"id\" FROM (" + query + ") q ORDER BY 1 LIMIT 5");
    while (rows->next()) ids += (ids.empty() ? "" : ", ") + std::string(rows->text(0));
    return what + ": " + std::to_string(count) + (count == 1 ? " row" : " rows") + " (id " + ids + (count > 5 ? ", …)" : ")");
}

CheckReport check_database(db::Connection& sql, Registry const& registry) { return Checker(sql, registry).run(); }

}  // namespace ateneu
