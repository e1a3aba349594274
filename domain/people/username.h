#pragma once
#include <string>

#include "core/db/database.h"

namespace ateneu::people {

/// A username that nobody has, from a name: `nuria-camps`; with a number behind it where somebody has that one.
std::string free_username(db::Connection& sql, std::string const& name);

}  // namespace ateneu::people
