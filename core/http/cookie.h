#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace ateneu::http {

/// A cookie to set; without `max_age_s` it lasts as long as the browser's session, with 0 it is
/// deleted.
struct Cookie {
    std::string name, value;
    std::string path = "/";
    std::optional<std::int64_t> max_age_s = {};
    bool secure = false;    ///< true when the request came over https (`Request::secure`)
    bool http_only = true;  ///< out of reach for scripts
    bool same_site_strict =
        false;  ///< else `Lax`: sent when somebody follows a link to us, never with foreign forms
};
/// The value of a `Set-Cookie` header (RFC 6265, section 4.1).
/// Throws std::invalid_argument where name, value or path hold bytes that a cookie can't carry.
std::string set_cookie(Cookie const& cookie);

}  // namespace ateneu::http
