#pragma once
#include "core/store/store.h"

namespace ateneu::timebank {

/// The ten categories of TimeOverflow and the group of a bank's administrators, where they are missing.
void seed(Transaction& tx);

}  // namespace ateneu::timebank
