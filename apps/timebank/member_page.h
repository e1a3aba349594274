#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// One member, for the active members of the same bank.
std::vector<AppRoute> member_page_routes();

}  // namespace ateneu::timebank
