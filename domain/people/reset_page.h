#pragma once
#include "core/site/site.h"

// The pages of somebody who can't log in yet: asking for a link, and choosing a password with one.

namespace ateneu::people {

/// `/password/…`.
std::vector<AppRoute> reset_routes();

}  // namespace ateneu::people
