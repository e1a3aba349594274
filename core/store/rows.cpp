#include "core/store/rows.h"

#include "core/entity/schema.h"

namespace ateneu {

bool every_field(Field const&) { return true; }
bool no_computed(Computed const&) { return false; }

std::string row_columns(Entity const& entity, std::string_view alias, Wanted const& wanted) {
    auto const prefix = std::string(alias) + ".";
    auto sql = prefix + "\"id\", " + (entity.append_only ? "0" : prefix + "\"version\"");
    for (auto const& field : entity.fields)
        if (field.is_column() && wanted(field)) append_columns(sql, field, alias);
    return sql;
}

Record read_row(Entity const& entity, db::Rows const& rows, int& column, Wanted const& wanted) {
    Record record;
    record.id = rows.integer(column++);
    record.version = rows.integer(column++);
    record.values.reserve(entity.fields.size());
    for (auto const& field : entity.fields)
        record.values.push_back(field.is_column() && wanted(field) ? read_value(field, rows, column) : nothing_of(field));
    return record;
}

std::string bind_keys(Query& query, std::span<std::int64_t const> keys) {
    std::string list;
    for (auto const key : keys) list += (list.empty() ? "" : ", ") + query.bind(key);
    return list;
}

namespace {

std::vector<std::int64_t> ids_of(std::span<Record* const> records) {
    std::vector<std::int64_t> ids;
    for (auto const* record : records) ids.push_back(record->id);
    return ids;
}

Record& with_id(std::span<Record* const> records, std::int64_t id) {
    for (auto* record : records)
        if (record->id == id) return *record;
    must(false, "a row that nobody asked for");
    return *records.front();
}

}  // namespace

void read_links(db::Connection& sql, Entity const& entity, std::span<Record* const> records, Wanted const& wanted) {
    if (records.empty()) return;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_link() || !wanted(field)) continue;
        auto const link = link_table(entity, field);
        Query query;
        query.text = "SELECT " + quoted(link.from) + ", " + quoted(link.to) + " FROM " + quoted(link.name) +
                     " WHERE " + quoted(link.from) + " IN (" + bind_keys(query, ids_of(records)) + ") ORDER BY 1, 2";
        for (auto* record : records) record->values[i] = Keys{};
        auto const rows = query.run(sql);
        while (rows->next())
            std::get<Keys>(with_id(records, rows->integer(0)).values[i]).push_back(rows->integer(1));
    }
}

void read_children(db::Connection& sql, Entity const& entity, std::span<Record* const> records, Wanted const& wanted) {
    if (records.empty()) return;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.is_children() || !wanted(field)) continue;
        auto const& child = field.target();
        Query query;
        query.text = "SELECT t." + quoted(child.parent) + ", " + row_columns(child, "t") + " FROM " +
                     quoted(child.table()) + " t WHERE t." + quoted(child.parent) + " IN (" +
                     bind_keys(query, ids_of(records)) + ") ORDER BY 1, t.\"position\", t.\"id\"";
        for (auto* record : records) record->values[i] = Records{};
        auto const rows = query.run(sql);
        while (rows->next()) {
            int column = 1;
            std::get<Records>(with_id(records, rows->integer(0)).values[i]).push_back(read_row(child, *rows, column));
        }
    }
}

}  // namespace ateneu
