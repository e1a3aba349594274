#pragma once
#include "core/site/app.h"

namespace ateneu {

/// What waits for whoever looks after the machine: jobs, letters and messages that were given up in the last week.
HomePart core_home(Transaction& tx);

}  // namespace ateneu
