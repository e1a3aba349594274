#pragma once
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu {

/// Before thousands of rows are written in this transaction: PostgreSQL then puts them into the search indexes (GIN) in
/// lots of 16 MB instead of 4, a tenth less work for it. Whoever searches meanwhile reads through the lot.
void expect_many_rows(db::Connection& sql);
/// Afterwards, in the same transaction: what is still gathered for the entity's indexes goes into them, so that neither
/// later searches nor somebody's next save pay for it.
void settle_many_rows(db::Connection& sql, Entity const& entity);

}  // namespace ateneu
