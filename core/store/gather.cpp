#include "core/store/gather.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/entity/title.h"
#include "core/store/list.h"

namespace ateneu {

namespace {

/// So many ids stand in one statement.
constexpr std::size_t at_once = 500;

using ByKey = std::map<std::int64_t, Found>;

void gather_some(Transaction& tx, Entity const& entity, std::string const& key, std::span<std::int64_t const> ids, Picked const& picked, ByKey& all) {
    Query query;
    query.text = "SELECT t." + quoted(key) + ", " + title_sql(entity, "t", tx.actor().tongue);
    for (auto const& computed : entity.computed) query.text += ", " + (picked.computed(computed) ? placed(computed.sql, "t") : "NULL");
    query.text += ", " + row_columns(entity, "t", picked.fields) + " FROM " + quoted(entity.table()) + " t WHERE t." + quoted(key) + " IN (" + bind_keys(query, ids) + ")";
    query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query) + " ORDER BY t.\"id\"";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        Found found{.record = {}, .title = std::string(rows->text(1)), .computed = {}};
        int column = 2;
        for (auto const& computed : entity.computed) found.computed.push_back(read_computed(computed, *rows, column++));
        found.record = read_row(entity, *rows, column, picked.fields);
        all.emplace(rows->integer(0), std::move(found));
    }
}

ByKey gather_by(Transaction& tx, Entity const& entity, std::string const& key, std::vector<std::int64_t> ids, Picked const& picked) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    ByKey all;
    for (std::size_t from = 0; from < ids.size(); from += at_once)
        gather_some(tx, entity, key, std::span(ids).subspan(from, std::min(at_once, ids.size() - from)), picked, all);
    std::vector<Record*> records;
    for (auto& [id, found] : all) records.push_back(&found.record);
    for (std::size_t from = 0; from < records.size(); from += at_once) {
        auto const some = std::span<Record* const>(records).subspan(from, std::min(at_once, records.size() - from));
        read_links(tx.sql(), entity, some, picked.fields);
        read_children(tx.sql(), entity, some, picked.fields);
    }
    return all;
}

}  // namespace

ByKey gather(Transaction& tx, Entity const& entity, std::vector<std::int64_t> ids, Picked const& picked) {
    return gather_by(tx, entity, "id", std::move(ids), picked);
}

ByKey gather(Transaction& tx, Entity const& entity, Field const& by, std::vector<std::int64_t> ids, Picked const& picked) {
    return gather_by(tx, entity, std::string(by.name), std::move(ids), picked);
}

}  // namespace ateneu
