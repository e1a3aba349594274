#pragma once
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/html/html.h"

namespace ateneu::timebank {

/// TB-R1: `1:30`, `-2:05`, `0:01`; seconds beyond the minute are cut off. `dash` stands for no time at all.
std::string time_text(Duration time, std::string_view dash = "—");
/// The same coloured: what is owed red, what is had green. `signed_time_html` also says by a plus that time came in.
Html time_html(Duration time);
Html signed_time_html(Duration time);

}  // namespace ateneu::timebank
