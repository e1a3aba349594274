#pragma once
#include <vector>

#include "core/site/app.h"

namespace ateneu::people {

/// Log in and out, and one's own account: password, sessions, tokens, language, theme.
std::vector<AppRoute> doors();

}  // namespace ateneu::people
