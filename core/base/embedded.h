#pragma once
#include <span>
#include <string_view>

namespace ateneu::base {

/// A file that travels inside the binary.
struct Embedded {
    std::string_view name;  ///< file name without folder
    std::string_view bytes;
};

}  // namespace ateneu::base
