#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// Who is in a bank, for its active members alone.
std::vector<AppRoute> members_routes();

}  // namespace ateneu::timebank
