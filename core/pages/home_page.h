#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// What waits for me, what comes up, what happened.
http::Response home_page(Call& call);

}  // namespace ateneu::pages
