#pragma once
#include "core/site/app.h"

namespace ateneu::people {

/// Who there is: people and organisations, how they log in, what they may do, what they agreed to.
App people();

}  // namespace ateneu::people
