#pragma once
#include <cstdint>

#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

/// How many records there are, by what `store` keeps; only for entities that are `counted`.
std::int64_t kept_total(db::Connection& sql, Entity const& entity);
/// Counts everything anew: for imports, which write rows with SQL of their own.
void count_again(db::Connection& sql, Registry const& registry);

}  // namespace ateneu
