#include <sys/random.h>

#include <cerrno>
#include <system_error>

#include "core/base/text.h"

namespace ateneu {
namespace {

constexpr std::string_view lower_digits = "0123456789abcdef";
constexpr std::string_view upper_digits = "0123456789ABCDEF";

void append_byte(std::string& out, char byte, std::string_view digits) {
    auto const value = static_cast<unsigned char>(byte);
    out += digits[value >> 4U];
    out += digits[value & 15U];
}

/// 0 to 15, or -1 for what is no hexadecimal digit.
int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// RFC 3986, section 2.3.
bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

constexpr bool is_dash_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

void fill_with_randomness(char* bytes, std::size_t count) {
    while (count > 0) {
        auto const got = getrandom(bytes, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        bytes += got;
        count -= static_cast<std::size_t>(got);
    }
}

}  // namespace

std::optional<std::string> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (is_dash_place(at) ? text[at] != '-' : digit_value(text[at]) < 0) return std::nullopt;
    return lower_ascii(text);
}

std::string new_uuid() {
    char bytes[16];
    fill_with_randomness(bytes, sizeof bytes);
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);  // version 4
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);  // the RFC's variant
    std::string uuid;
    for (char const byte : bytes) {
        if (is_dash_place(uuid.size())) uuid += '-';
        append_byte(uuid, byte, lower_digits);
    }
    return uuid;
}

std::string hex(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (char const byte : bytes) append_byte(out, byte, lower_digits);
    return out;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            out += '%';
            append_byte(out, c, upper_digits);
        }
    }
    return out;
}

std::string percent_decoded(std::string_view text, bool form) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (form && text[at] == '+') {
            out += ' ';
            continue;
        }
        bool const is_sequence = text[at] == '%' && at + 2 < text.size() &&
                                 digit_value(text[at + 1]) >= 0 && digit_value(text[at + 2]) >= 0;
        if (!is_sequence) {
            out += text[at];
            continue;
        }
        out += static_cast<char>(digit_value(text[at + 1]) * 16 + digit_value(text[at + 2]));
        at += 2;
    }
    return out;
}

}  // namespace ateneu
