#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/store/list.h"

// Between a list and its rows: in which order they come, and how those of known ids are read.

namespace ateneu {

/// The fields that a list is ordered by, and whether descending: as asked, else the entity's own.
std::vector<std::pair<Field const*, bool>> order_of(ListQuery const& list);
/// What stands behind ORDER BY on the alias `t`; ends in the id. Rows without a value come last going up.
std::string order_sql(ListQuery const& list, bool backwards, db::Dialect dialect);

/// What of a row somebody wants to have read.
struct RowParts {
    Picked picked = {};
    bool title = true;
};
/// One row as it was read.
struct ShownRow {
    std::string title;
    std::vector<Value> computed;
    Record record;
};
/// `… FROM table t`, what `read_shown` reads.
std::string shown_columns(Transaction const& tx, Entity const& entity, RowParts const& parts);
ShownRow read_shown(Entity const& entity, db::Rows const& rows, RowParts const& parts);
void append(ListPage& page, std::vector<ShownRow> rows);
/// Adds the rows of these ids in their order. Links and children stay blank.
void read_rows(Transaction& tx, Entity const& entity, std::span<std::int64_t const> ids, RowParts const& parts, ListPage& page);

}  // namespace ateneu
