#pragma once
#include "core/entity/convert.h"

// The SQL of one row's values, for store and for technical rows that have a table of fields.

namespace ateneu {

/// Column names and bound values of one write, side by side.
struct RowValues {
    std::vector<std::string> names, places;
};
/// Those of a field, with the key that lists sort by.
void add_field(RowValues& row, Query& query, Field const& field, Value const& value, db::Dialect dialect);
/// The text that the record is found by.
void add_search(RowValues& row, Query& query, Entity const& entity, Record const& record);
/// All of a record's own row.
RowValues row_values(Entity const& entity, Record const& record, Query& query, db::Dialect dialect);

/// A key that somebody else took between the check and now: the request is run again and then told so.
[[noreturn]] void run_again(db::Error const& error);
/// How many rows go into the next statement: a hundred, ten or one, so that statements are found again.
std::size_t rows_at_once(std::size_t count);

}  // namespace ateneu
