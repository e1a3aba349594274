#pragma once
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu {

/// Rewrites the entity's text indexes so that words of rows that changed or went aren't in them any more. FTS5 only marks
/// what was deleted and keeps its words until lists are merged; PostgreSQL's vacuum does this by itself. It reads the
/// whole index: about a second for each hundred thousand rows.
void forget_deleted_words(db::Connection& sql, Entity const& entity);

}  // namespace ateneu
