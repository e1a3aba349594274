#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/entity/convert.h"
#include "core/entity/registry.h"

// How a record is read: one query for its own columns, one per link field, one per kind of children.

namespace ateneu {

/// `alias."id", alias."version", …`: what `read_row` reads.
std::string row_columns(Entity const& entity, std::string_view alias);
/// From `column` on; moves it behind.
Record read_row(Entity const& entity, db::Rows const& rows, int& column);
/// Fills many-to-many and child values of records that `read_row` made.
void read_links(db::Connection& sql, Entity const& entity, std::span<Record* const> records);
void read_children(db::Connection& sql, Entity const& entity, std::span<Record* const> records);
/// `$1, $2, …` of the keys.
std::string bind_keys(Query& query, std::span<std::int64_t const> keys);

}  // namespace ateneu
