#pragma once
#include <string_view>
#include <vector>

namespace ateneu::people {

/// The lines of a file in domain/people/data, which travels inside the program; empty ones and those
/// beginning with `#` are left out.
std::vector<std::string_view> lines_of(std::string_view file);

}  // namespace ateneu::people
