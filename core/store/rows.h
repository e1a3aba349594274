#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/entity/convert.h"
#include "core/entity/registry.h"

// How a record is read: one query for its own columns, one per link field, one per kind of children.

namespace ateneu {

/// Which fields somebody wants to have read; the others are left blank.
using Wanted = std::function<bool(Field const&)>;
bool every_field(Field const& field);
bool no_computed(Computed const& computed);
/// Which fields and which computed columns are read; the others stay blank.
struct Picked {
    Wanted fields = every_field;
    std::function<bool(Computed const&)> computed = no_computed;
};

/// `alias."id", alias."version", …`: what `read_row` reads.
std::string row_columns(Entity const& entity, std::string_view alias, Wanted const& wanted = every_field);
/// From `column` on; moves it behind.
Record read_row(Entity const& entity, db::Rows const& rows, int& column, Wanted const& wanted = every_field);
/// Fills many-to-many values of records that `read_row` made.
void read_links(db::Connection& sql, Entity const& entity, std::span<Record* const> records, Wanted const& wanted = every_field);
/// Fills child values likewise.
void read_children(db::Connection& sql, Entity const& entity, std::span<Record* const> records, Wanted const& wanted = every_field);
/// `$1, $2, …` of the keys.
std::string bind_keys(Query& query, std::span<std::int64_t const> keys);

}  // namespace ateneu
