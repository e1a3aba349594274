#pragma once
#include <string>

#include "core/entity/query.h"
#include "core/store/list.h"

namespace ateneu {

/// Everything behind WHERE, on the alias `t`: visibility, filters, text search, and whose related list it is.
std::string where_sql(Transaction& tx, ListQuery const& list, Query& query);

}  // namespace ateneu
