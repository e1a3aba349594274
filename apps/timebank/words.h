#pragma once
#include <cstddef>
#include <string_view>

namespace ateneu::timebank {

/// What both databases can keep: UTF-8 without NUL, of so many characters at most.
bool is_text(std::string_view text, std::size_t most);

}  // namespace ateneu::timebank
