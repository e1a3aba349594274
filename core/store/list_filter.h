#pragma once
#include <string>

#include "core/entity/query.h"
#include "core/store/list.h"

namespace ateneu {

/// The most steps to what a filter looks at: each is a query inside the query.
constexpr std::size_t most_filter_steps = 2;
/// What the name means; nothing where there is no such field, or none that can be asked for. Without values.
std::optional<Filter> named_filter(Entity const& entity, std::string_view name, Registry const* registry);
/// Whether it can be held against this value.
bool takes(Filter const& filter, std::string_view value);
/// The reference by which `from` is reached going back: its first that points at `entity`. Null where there is none.
Field const* way_back(Registry const& registry, Entity const& entity, Entity const& from);

/// Everything behind WHERE, on the alias `t`: visibility, filters, text search, and whose related list it is.
/// `text_by_rows` looks at the text of each row instead of asking its index.
std::string where_sql(Transaction& tx, ListQuery const& list, Query& query, bool text_by_rows = false);

}  // namespace ateneu
