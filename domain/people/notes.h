#pragma once
#include "core/site/app.h"

namespace ateneu::people {

/// Notes about any record, kept as comments. Hidden ones and those the reader may not see are left out.
Notes notes();

}  // namespace ateneu::people
