#pragma once
#include <string>
#include <string_view>

#include "core/db/database.h"

namespace ateneu::people {

/// What somebody may log in with, from their name: `Núria Camps` gives `nuria-camps`; "member" where no letter is Latin.
std::string username_from(std::string_view name);
/// One that nobody has; with a number behind it where somebody has that one.
std::string free_username(db::Connection& sql, std::string const& name);

}  // namespace ateneu::people
