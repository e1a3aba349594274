// Writing many rows at once.
#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/store/row_values.h"
#include "core/store/writer.h"

namespace ateneu {

std::size_t rows_at_once(std::size_t count) { return count >= 100 ? 100 : count >= 10 ? 10 : std::min<std::size_t>(count, 1); }

/// Ids are given out before the rows are written, because no database promises in which order `RETURNING` speaks.
std::vector<std::int64_t> Writer::new_ids(Entity const& entity, std::size_t count) {
    std::vector<std::int64_t> ids;
    auto const table = quoted(entity.table());
    if (tx.sql().sqlite()) {
        auto const name = entity.table();
        auto const used = tx.sql().integer("SELECT seq FROM sqlite_sequence WHERE name = $1", {std::string_view(name)}).value_or(0);
        auto const there = tx.sql().integer("SELECT MAX(\"id\") FROM " + table).value_or(0);
        for (std::size_t i = 1; i <= count; ++i) ids.push_back(std::max(used, there) + static_cast<std::int64_t>(i));
        return ids;
    }
    auto const rows = tx.sql().query("SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, $2::bigint)",
                                     {std::string_view(table), static_cast<std::int64_t>(count)});
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

std::vector<std::int64_t> Writer::insert_all(Entity const& entity, std::span<Record const* const> records) {
    must(entity.parent.empty(), "children are written with their parent");
    auto const ids = new_ids(entity, records.size());
    for (std::size_t from = 0; from < records.size();) {
        auto const count = rows_at_once(records.size() - from);
        Query query;
        std::string names;
        for (std::size_t i = from; i < from + count; ++i) {
            auto const columns = row_values(entity, *records[i], query, tx.sql().dialect());
            if (i == from) names = join(columns.names, ", ");
            query.text += (i == from ? "(" : ", (") + query.bind(ids[i]) + ", " + join(columns.places, ", ") + ")";
        }
        query.text = "INSERT INTO " + quoted(entity.table()) + " (\"id\", " + names + ") VALUES " + query.text;
        try {
            query.execute(tx.sql());
        } catch (db::Error const& error) {
            if (error.kind == db::Error::Kind::unique) run_again(error);
            throw;
        }
        from += count;
    }
    std::map<std::int64_t, std::int64_t> scopes;
    for (std::size_t n = 0; n < records.size(); ++n) {
        ++scopes[counted_scope(entity, *records[n])];
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const& field = entity.fields[i];
            if (field.is_link()) write_links(entity, field, ids[n], {}, std::get<Keys>(records[n]->values[i]));
            if (field.is_children()) write_children(field, ids[n], {}, std::get<Records>(records[n]->values[i]));
        }
    }
    for (auto const& [scope, added] : scopes) count(entity, scope, added);
    return ids;
}

}  // namespace ateneu
