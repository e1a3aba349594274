#pragma once
#include "core/site/app.h"

namespace ateneu::people {

/// Beside people whose e-mail address takes no mail, for those who may see the addresses that bounce. Without a label:
/// it heads no column of its own.
Decoration bounce_pill();

}  // namespace ateneu::people
