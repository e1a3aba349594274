#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// Time banks: members who give each other hours. Source: docs/domain/timebank.md.
App timebank();

}  // namespace ateneu::timebank
