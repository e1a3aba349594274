#pragma once
#include "apps/workshops/amy/history.h"
#include "core/db/database.h"

namespace ateneu::workshops::amy {

/// What remains when the rows are there: the order of children, counts, and keys that go on after
/// the highest one, also of records that are gone, so that no new one inherits their history.
void settle(db::Connection& sql, Registry const& registry, Survey const& survey,
            PastKeys const& past);

}  // namespace ateneu::workshops::amy
