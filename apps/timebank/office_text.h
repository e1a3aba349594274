#pragma once
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/time.h"

namespace ateneu::timebank {

/// TB-R1: hours and two digits of minutes, remaining seconds cut off: `1:00`, `-2:05`; nothing is `—`.
inline std::string time_text(Duration time, std::string_view nothing = "—") {
    if (time.seconds == 0) return std::string(nothing);
    auto const minutes = std::abs(time.seconds) / 60;
    auto const rest = std::to_string(minutes % 60);
    return (time.seconds < 0 ? "-" : "") + std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

}  // namespace ateneu::timebank
