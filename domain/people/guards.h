#pragma once
#include "core/store/store.h"

namespace ateneu::people {

/// What no change may do, whichever way it comes (core/store/veto.h):
/// - leave nobody who may do everything and log in;
/// - give rights in a session that hasn't shown for ten minutes who it is;
/// - give or take a role in one place by somebody who lacks its rights there;
/// - let somebody who may not do everything change by which name or address a superuser logs in, or shut them out.
std::vector<Reaction> guards();

}  // namespace ateneu::people
