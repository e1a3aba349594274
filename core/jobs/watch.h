#pragma once
#include <vector>

#include "core/base/metrics.h"

namespace ateneu::jobs {

/// How long runs took, by kind; of this server.
Metric& run_seconds();
/// Jobs that ended without success, by kind.
Metric& failures_counted();
/// All that this folder counts.
std::vector<Metric const*> metrics();

}  // namespace ateneu::jobs
