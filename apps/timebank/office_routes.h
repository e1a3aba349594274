#pragma once
#include <vector>

#include "core/site/app.h"

namespace ateneu::timebank {

/// What administrators do in the office of their bank.
std::vector<AppRoute> office_routes();

}  // namespace ateneu::timebank
