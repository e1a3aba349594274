#pragma once
#include "core/db/database.h"

namespace ateneu::db {

/// To the end of this transaction SQLite neither watches foreign keys nor follows ON DELETE: for
/// imports, which check each reference where it stands, and all with `PRAGMA foreign_key_check` at
/// the end. PostgreSQL goes on watching.
void leave_references_unwatched(Connection& sql);

}  // namespace ateneu::db
