#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// All banks that show themselves, to be searched by everybody (TB-R63); one's own stand above.
std::vector<AppRoute> banks_routes();

}  // namespace ateneu::timebank
