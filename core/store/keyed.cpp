#include "core/store/keyed.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"

namespace ateneu {

std::string spelling(std::vector<Field const*> const& fields, std::vector<Value> const& values) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        to_json(text, *fields[i], values[i]);
        text += '\n';
    }
    return text;
}

namespace {

/// 1000, 100, 10 or 1, at most `most`: how many of `count` go into the next statement.
std::size_t group_size(std::size_t count, std::size_t most) {
    while (most > 1 && count <= most / 10) most /= 10;
    return most;
}

}  // namespace

std::vector<std::vector<std::int64_t>> in_groups(std::vector<std::int64_t> keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::vector<std::int64_t>> groups;
    for (std::size_t at = 0; at < keys.size();) {
        auto const size = group_size(keys.size() - at, 1000);
        auto const count = std::min(size, keys.size() - at);
        auto const first = keys.begin() + static_cast<std::ptrdiff_t>(at);
        groups.emplace_back(first, first + static_cast<std::ptrdiff_t>(count));
        groups.back().resize(size, groups.back().back());
        at += count;
    }
    return groups;
}

Holders holders(Transaction& tx, Entity const& entity, std::vector<Field const*> const& fields,
                std::map<std::string, std::vector<Value>> const& wanted, std::string_view where, bool visible_only) {
    std::vector<std::string> names;
    std::string also;
    for (auto const* field : fields) {
        for (auto const& column : columns_of(*field)) names.push_back("t." + quoted(column.name));
        if (auto const given = not_blank(*field, "t"); !given.empty()) also += " AND " + given;
    }
    if (!where.empty()) also.append(" AND (").append(where).append(")");
    auto const columns = join(names, ", ");
    // Both compare row with row, each in its own spelling.
    bool const has_values = tx.sql().sqlite() && names.size() > 1;
    Holders found;
    for (auto next = wanted.begin(); next != wanted.end();) {
        auto const size = group_size(static_cast<std::size_t>(std::distance(next, wanted.end())), 100);
        Query query;
        std::vector<std::string> tuples;
        for (auto last = next; tuples.size() < size;) {  // the last one again where there are fewer
            if (next != wanted.end()) last = next++;
            std::vector<std::string> places;
            for (std::size_t i = 0; i < fields.size(); ++i) bind_value(query, *fields[i], last->second[i], tx.sql().dialect(), places);
            tuples.push_back(names.size() > 1 ? "(" + join(places, ", ") + ")" : join(places, ", "));
        }
        query.text = "SELECT t.\"id\", " + columns + " FROM " + quoted(entity.table()) + " t WHERE (" + columns + ") IN (" +
                     (has_values ? "VALUES " : "") + join(tuples, ", ") + ")" + also;
        if (visible_only) query.text += " AND " + visible_sql(tx.registry(), tx.authority(), entity, "t", query);
        query.text += " ORDER BY t.\"id\"";
        auto const rows = query.run(tx.sql());
        while (rows->next()) {
            int column = 1;
            std::vector<Value> values;
            for (auto const* field : fields) values.push_back(read_value(*field, *rows, column));
            found[spelling(fields, values)].push_back(rows->integer(0));
        }
    }
    return found;
}

}  // namespace ateneu
