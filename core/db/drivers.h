#pragma once
#include "core/db/database.h"

namespace ateneu::db {

/// `path` may be relative; file and folder are created when missing.
std::unique_ptr<Database> open_sqlite(std::string const& path);
std::unique_ptr<Database> open_postgresql(std::string const& url);

}  // namespace ateneu::db
