#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// Writing an offer or request, and changing it.
std::vector<AppRoute> post_form_routes();

}  // namespace ateneu::timebank
