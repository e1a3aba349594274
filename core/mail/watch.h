#pragma once
#include <vector>

#include "core/base/metrics.h"

namespace ateneu::mail {

/// Letters that a mail server took.
Metric& sent_counted();
/// Letters that came back, or whose address no server knows.
Metric& bounces_counted();
/// All that this folder counts.
std::vector<Metric const*> metrics();

}  // namespace ateneu::mail
