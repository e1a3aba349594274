#include "apps/timebank/time_text.h"

#include <cstdlib>

namespace ateneu::timebank {

namespace {

Html coloured(Duration time, std::string const& text) {
    return element("span", {{"class", time.seconds < 0 ? "tnum neg" : time.seconds > 0 ? "tnum pos" : "tnum"}}, text);
}

}  // namespace

std::string time_text(Duration time, std::string_view dash) {
    if (time.seconds == 0) return std::string(dash);
    auto const minutes = std::abs(time.seconds) / 60;
    auto const rest = std::to_string(minutes % 60);
    return (time.seconds < 0 ? "-" : "") + std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

Html time_html(Duration time) { return coloured(time, time_text(time)); }

Html signed_time_html(Duration time) { return coloured(time, (time.seconds > 0 ? "+" : "") + time_text(time)); }

}  // namespace ateneu::timebank
