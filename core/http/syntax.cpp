#include "core/http/syntax.h"

#include <algorithm>
#include <cctype>

#include "core/base/text.h"

namespace ateneu::http {
namespace {

bool is_token_character(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::isalnum(byte) ||
                           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}
bool is_hex_digit(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_header_value(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

std::string_view without_spaces(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view cut(std::string_view& rest, char separator) {
    auto const end = rest.find(separator);
    auto const first = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return first;
}

std::string_view media_type(std::string_view content_type) {
    return without_spaces(content_type.substr(0, content_type.find(';')));
}

bool is_percent_encoding(std::string_view text) {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3))
        if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2]))
            return false;
    return true;
}

bool is_clean_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

}  // namespace ateneu::http
