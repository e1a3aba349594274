#pragma once
#include <string>

#include "core/site/site.h"

namespace ateneu::server {

/// All that the program knows about itself, in Prometheus' text format (exposition format 0.0.4): what was counted, and what
/// is looked up now (jobs, letters, sessions, the process).
std::string measures(Site const& site);
inline constexpr auto measures_type = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace ateneu::server
