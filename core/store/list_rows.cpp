#include "core/store/list_rows.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/schema.h"
#include "core/entity/title.h"

namespace ateneu {

namespace {

/// The place of each id, for finding it by halves.
using Places = std::vector<std::pair<std::int64_t, std::size_t>>;

Places places_of(std::span<std::int64_t const> ids) {
    Places places;
    for (std::size_t i = 0; i < ids.size(); ++i) places.emplace_back(ids[i], i);
    std::sort(places.begin(), places.end());
    return places;
}

}  // namespace

std::vector<std::pair<Field const*, bool>> order_of(ListQuery const& list) {
    if (!list.order.empty()) return list.order;
    std::vector<std::pair<Field const*, bool>> order;
    if (list.entity->order.empty()) return order;
    for (auto name : split(list.entity->order, ',')) {
        bool const down = name.starts_with('-');
        if (down) name.remove_prefix(1);
        order.emplace_back(list.entity->find(name), down);
    }
    return order;
}

std::string order_sql(ListQuery const& list, bool backwards, db::Dialect dialect) {
    std::string sql;
    bool down = backwards;
    for (auto const& [field, descending] : order_of(list)) {
        down = descending != backwards;
        sql += "t." + ordered_column(*field, dialect);
        if (down) sql += " DESC";
        // PostgreSQL's own order; SQLite has to be asked for it.
        if (field->optional() && dialect == db::Dialect::sqlite) sql += down ? " NULLS FIRST" : " NULLS LAST";
        sql += ", ";
    }
    return sql + "t.\"id\"" + (down ? " DESC" : "");
}

std::string shown_columns(Transaction const& tx, Entity const& entity, RowParts const& parts) {
    auto sql = parts.title ? title_sql(entity, "t", tx.actor().tongue) : "''";
    for (auto const& computed : entity.computed)
        sql += ", " + (parts.picked.computed(computed) ? placed(computed.sql, "t") : "NULL");
    return sql + ", " + row_columns(entity, "t", parts.picked.fields) + " FROM " + quoted(entity.table()) + " t";
}

ShownRow read_shown(Entity const& entity, db::Rows const& rows, RowParts const& parts) {
    ShownRow shown;
    int column = 0;
    shown.title = rows.text(column++);
    for (auto const& computed : entity.computed) shown.computed.push_back(read_computed(computed, rows, column++));
    shown.record = read_row(entity, rows, column, parts.picked.fields);
    return shown;
}

void append(ListPage& page, std::vector<ShownRow> rows) {
    for (auto& row : rows) {
        page.titles.push_back(std::move(row.title));
        page.computed.push_back(std::move(row.computed));
        page.records.push_back(std::move(row.record));
    }
}

void read_rows(Transaction& tx, Entity const& entity, std::span<std::int64_t const> ids, RowParts const& parts, ListPage& page) {
    if (ids.empty()) return;
    Query query;
    query.text = "SELECT " + shown_columns(tx, entity, parts);
    query.text += " WHERE t.\"id\" IN (" + bind_keys(query, ids) + ")";
    auto const places = places_of(ids);
    std::vector<ShownRow> all(ids.size());
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto row = read_shown(entity, *rows, parts);
        auto const place = std::lower_bound(places.begin(), places.end(), std::pair{row.record.id, std::size_t{0}});
        all[place->second] = std::move(row);
    }
    // Somebody may have deleted one since the ids were found.
    std::erase_if(all, [](ShownRow const& row) { return row.record.id == 0; });
    append(page, std::move(all));
}

Value read_computed(Computed const& computed, db::Rows const& rows, int column) {
    if (rows.is_null(column)) return {};
    switch (computed.kind) {
        case Kind::integer: case Kind::boolean: case Kind::decimal: return rows.integer(column);
        case Kind::date: {
            auto const date = parse_date(rows.text(column));
            return date ? Value{static_cast<std::int64_t>(date->days)} : Value{};
        }
        default: return std::string(rows.text(column));
    }
}

}  // namespace ateneu
