#pragma once
#include <string>
#include <string_view>

// The small words of RFC 9110 that several files here read.
namespace ateneu::http {

bool is_token(std::string_view text);
/// Visible characters, spaces and tabs only: nothing that could end a header line.
bool is_header_value(std::string_view text);
/// Without spaces and tabs at both ends.
std::string_view without_spaces(std::string_view text);
/// ASCII letters compare without case.
bool same_word(std::string_view a, std::string_view b);
/// Cuts off and returns what stands before the first `separator`; all of it where there is none.
std::string_view cut(std::string_view& rest, char separator);
/// The media type of a `Content-Type`, without its parameters.
std::string_view media_type(std::string_view content_type);
/// Every `%` begins a pair of hexadecimal digits.
bool is_percent_encoding(std::string_view text);
/// What may go into a text column: UTF-8 without NUL.
bool is_clean_text(std::string_view text);

}  // namespace ateneu::http
