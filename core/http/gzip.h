#pragma once
#include <string>
#include <string_view>

namespace ateneu::http {

/// Texts shrink; images, fonts and archives are compressed already.
bool is_compressible(std::string_view content_type);
/// RFC 9110, section 12.5.3: `gzip` or `*` with a weight above zero.
bool accepts_gzip(std::string_view accept_encoding);
/// A gzip member (RFC 1952), made for speed: it is paid by every answer.
std::string gzip(std::string_view bytes);

}  // namespace ateneu::http
