#pragma once
#include "core/site/app.h"
#include "core/webhooks/sender.h"

namespace ateneu {

/// The records that core keeps for itself, as an app like any other: jobs, schedules, webhooks and what was sent
/// to them, as far as `reach` goes. Their tables are
/// in core's migrations (core/store/migrations), which every database has.
App core_app(webhooks::Reach reach);

}  // namespace ateneu
