#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// The pages that members and visitors see.
std::vector<AppRoute> member_routes();

}  // namespace ateneu::timebank
