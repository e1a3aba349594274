#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// What the members of a bank offer and ask for: for everybody to read, without who it is or how to reach them (TB-R55).
std::vector<AppRoute> posts_routes();

}  // namespace ateneu::timebank
