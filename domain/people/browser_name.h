#pragma once
#include <string>
#include <string_view>

namespace ateneu::people {

/// What somebody knows their browser by, "Firefox · Linux", from the `User-Agent` that it sends. Of programs that say
/// something else, the beginning of what they say; "" of one that says nothing readable.
std::string browser_name(std::string_view user_agent);

}  // namespace ateneu::people
