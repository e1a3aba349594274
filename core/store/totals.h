#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

/// How many records there are, by what `store` keeps; only for entities that are `counted`.
std::int64_t kept_total(db::Connection& sql, Entity const& entity);
/// The same of all entities, by full name; none stands for 0.
std::map<std::string, std::int64_t> kept_totals(db::Connection& sql);
/// Of these alone, where they are few: it is asked with each letter that somebody types.
std::map<std::string, std::int64_t> kept_totals(db::Connection& sql, std::span<Entity const* const> entities);
/// Counts everything anew: for imports, which write rows with SQL of their own.
void count_again(db::Connection& sql, Registry const& registry);

}  // namespace ateneu
