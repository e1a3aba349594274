#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ateneu::http {

/// A request's target (RFC 9112, section 3.2), taken apart.
struct Target {
    std::string_view raw_path;   ///< still percent-encoded, begins with `/`; or `*` alone
    std::string_view raw_query;  ///< what stands behind `?`
    std::string path;            ///< decoded
};
/// Takes `/path?query` and `http://host/path?query`. Nothing where the encoding is broken, the path
/// is not UTF-8, holds control characters or backslashes, or a part that is `.` or `..` however
/// encoded. The views point into `target`.
std::optional<Target> parse_target(std::string_view target);

}  // namespace ateneu::http
