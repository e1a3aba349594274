#pragma once
#include <vector>

#include "core/base/metrics.h"

// What is counted about who may do what.

namespace ateneu {

/// Answers 403: somebody is known, and may not.
Metric& denials_counted();
/// Answers 429, by the rule that said no.
Metric& limits_hit();
/// Logins, by result (`ok`, `wrong`, `throttled` …) and method (`password` …).
Metric& logins_counted();
/// All that this folder counts.
std::vector<Metric const*> site_metrics();

}  // namespace ateneu
