#pragma once
#include <span>
#include <string>

#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

/// The SQL that brings a database from what it has to what these entities need, for one dialect: tables
/// that are missing, in an order in which each finds what it points at, and columns, indexes and links that were added.
/// `migrated` is an SQLite database with today's migrations. Empty when there is nothing to do. What a draft
/// can't know (a renamed column, a new value for old rows) is for its reader to add.
std::string draft_migration(db::Connection& migrated, std::span<Entity const* const> entities, db::Dialect dialect);

}  // namespace ateneu
