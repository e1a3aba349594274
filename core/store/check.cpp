#include "core/store/check.h"

#include "core/base/places.h"
#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/entity/schema.h"
#include "core/search/index.h"
#include "core/store/rows.h"

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
            for (auto const& field : entity->fields) check_field(*entity, field);
            check_total(*entity);
            if (entity->searchable()) check_search(*entity);
        }
        return std::move(report_);
    }

private:
    void check_field(Entity const& entity, Field const& field) {
        if (field.kind() == Kind::reference) check_reference(entity, field);
        else if (field.is_link()) check_links(entity, field);
        else if (field.kind() == Kind::any_reference) check_any(entity, field);
        else if (field.kind() == Kind::choice || field.kind() == Kind::country) check_codes(entity, field);
    }

    void found(std::vector<std::string>& into, std::string const& what, std::string const& query) {
        auto const count = sql_.integer("SELECT COUNT(*) FROM (" + query + ") q").value_or(0);
        if (count == 0) return;
        std::string ids;
        auto const rows = sql_.query("SELECT q.\"id\" FROM (" + query + ") q ORDER BY 1 LIMIT 5");
        while (rows->next()) ids += (ids.empty() ? "" : ", ") + std::string(rows->text(0));
        into.push_back(what + ": " + std::to_string(count) + (count == 1 ? " row" : " rows") + " (id " + ids + (count > 5 ? ", …)" : ")"));
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

    void check_total(Entity const& entity) {
        auto const name = entity.full_name();
        auto const kept = sql_.integer("SELECT CAST(COALESCE(SUM(total), 0) AS bigint) FROM core_total WHERE entity = $1", {std::string_view(name)}).value_or(0);
        auto const there = sql_.integer("SELECT COUNT(*) FROM " + quoted(entity.table())).value_or(0);
        if (kept != there) report_.problems.push_back("core_total says " + std::to_string(kept) + " " + name + ", there are " + std::to_string(there));
    }

    void check_search(Entity const& entity) {
        std::int64_t wrong = 0, first = 0;
        auto const rows = sql_.stream("SELECT " + row_columns(entity, "t") + ", t.\"search_text\" FROM " + quoted(entity.table()) + " t ORDER BY t.\"id\"", {});
        while (rows->next()) {
            int column = 0;
            auto const record = read_row(entity, *rows, column);
            if (search_text(entity, record) == rows->text(column)) continue;
            if (wrong++ == 0) first = record.id;
        }
        if (wrong > 0)
            report_.problems.push_back(entity.table() + ".search_text is out of date in " + std::to_string(wrong) + " rows (id " + std::to_string(first) + " first)");
    }

    db::Connection& sql_;
    Registry const& registry_;
    CheckReport report_;
};

}  // namespace

CheckReport check_database(db::Connection& sql, Registry const& registry) { return Checker(sql, registry).run(); }

}  // namespace ateneu
