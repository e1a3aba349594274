#pragma once
#include <string>

#include "core/entity/query.h"
#include "core/store/list.h"

namespace ateneu {

/// Everything behind WHERE, on the alias `t`: visibility, filters, text search, and whose related list it is.
/// `text_by_rows` looks at the text of each row instead of asking its index.
std::string where_sql(Transaction& tx, ListQuery const& list, Query& query, bool text_by_rows = false);

}  // namespace ateneu
