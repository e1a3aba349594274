#pragma once
#include "core/jobs/run.h"
#include "core/store/undo.h"

// Undoing as a job, where a change set is too long for a request.

namespace ateneu {

inline constexpr std::string_view undo_kind = "core.undo";
void run_undo(jobs::Run& run);

/// Whether a change set has more rows than a request takes back by itself: about a second's work. One that `undo` would
/// refuse at once, because it was undone already, has not.
bool is_long_undo(Transaction& tx, std::int64_t change_set);
/// With the rights of who orders it. `title` is for people. Ordered twice it is one job.
Id<jobs::Job> order_undo(Transaction& tx, std::int64_t change_set, std::string const& title);

}  // namespace ateneu
