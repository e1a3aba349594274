#include "core/http/cookie.h"

#include <algorithm>
#include <stdexcept>

#include "core/http/syntax.h"

namespace ateneu::http {
namespace {

/// `cookie-octet` of RFC 6265: no control characters, space, quote, comma, semicolon or backslash.
bool is_cookie_octet(char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}
bool is_path_octet(char c) { return c >= 0x20 && c < 0x7f && c != ';'; }

}  // namespace

std::string set_cookie(Cookie const& cookie) {
    if (!is_token(cookie.name) || !std::ranges::all_of(cookie.value, is_cookie_octet) ||
        !std::ranges::all_of(cookie.path, is_path_octet))
        throw std::invalid_argument("a cookie can't carry these bytes");
    auto header = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
    if (cookie.max_age_s) header += "; Max-Age=" + std::to_string(*cookie.max_age_s);
    if (cookie.secure) header += "; Secure";
    if (cookie.http_only) header += "; HttpOnly";
    header += cookie.same_site_strict ? "; SameSite=Strict" : "; SameSite=Lax";
    return header;
}

}  // namespace ateneu::http
