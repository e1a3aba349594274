#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// One's own account, to read and to take away.
std::vector<AppRoute> statement_routes();

}  // namespace ateneu::timebank
