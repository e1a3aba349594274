#pragma once
#include "core/site/app.h"

namespace ateneu {

/// The records that core keeps for itself, as an app like any other: jobs and schedules. Their tables are
/// in core's migrations (core/store/migrations), which every database has.
App core_app();

}  // namespace ateneu
