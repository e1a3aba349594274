#include "core/db/dump_escapes.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

#include "core/base/text.h"

namespace ateneu::db {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// A number of at most `most` digits at `at`, moved behind them; -1 if there is none.
std::int32_t number(char const*& at, char const* end, int most, int base) {
    std::int32_t value = -1;
    for (; most > 0 && at < end; --most, ++at) {
        int const digit = hex_digit(*at);
        if (digit < 0 || digit >= base) break;
        value = (value < 0 ? 0 : value) * base + digit;
    }
    return value;
}

char control_letter(char c) {
    switch (c) {
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return c;
    }
}

/// `\u` and four digits or `\U` and eight; nothing is written where it is no letter's number.
char* write_letter(char const*& from, char const* end, int digits, char* to) {
    auto const letter = number(from, end, digits, 16);
    if (letter <= 0 || letter > 0x10ffff || U_IS_SURROGATE(letter)) {
        *to++ = '\xff';  // not UTF-8: found by `is_clean_text`
        return to;
    }
    int length = 0;
    U8_APPEND_UNSAFE(to, length, letter);
    return to + length;
}

/// What follows a backslash at `from`.
char* write_escape(char const*& from, char const* end, bool in_string, char* to) {
    char const c = *from;
    if (c >= '0' && c <= '7') {
        *to++ = static_cast<char>(number(from, end, 3, 8));
        return to;
    }
    ++from;
    if (c == 'x') {
        auto const byte = number(from, end, 2, 16);
        *to++ = byte < 0 ? 'x' : static_cast<char>(byte);
        return to;
    }
    if (in_string && (c == 'u' || c == 'U')) return write_letter(from, end, c == 'u' ? 4 : 8, to);
    if (c == 'v' && !in_string)  // E'\v' is a plain v
        *to++ = '\v';
    else
        *to++ = control_letter(c);
    return to;
}

std::size_t unescape(char* bytes, std::size_t size, bool in_string) {
    char const* const end = bytes + size;
    char const* from = bytes;
    char* to = bytes;
    while (from < end) {
        char const c = *from++;
        if (c == '\\' && from < end) {
            to = write_escape(from, end, in_string, to);
            continue;
        }
        if (in_string && c == '\'' && from < end && *from == '\'') ++from;
        *to++ = c;
    }
    return static_cast<std::size_t>(to - bytes);
}

}  // namespace

std::size_t unescape_copy(char* bytes, std::size_t size) { return unescape(bytes, size, false); }
std::size_t unescape_string(char* bytes, std::size_t size) { return unescape(bytes, size, true); }

std::size_t undouble(char* bytes, std::size_t size, char quote) {
    char* to = bytes;
    for (std::size_t i = 0; i < size; ++i) {
        if (bytes[i] == quote && i + 1 < size && bytes[i + 1] == quote) ++i;
        *to++ = bytes[i];
    }
    return static_cast<std::size_t>(to - bytes);
}

bool is_clean_text(std::string_view bytes) {
    if (std::memchr(bytes.data(), '\0', bytes.size())) return false;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + i, 8);
        if (eight & 0x8080808080808080u) return is_utf8(bytes.substr(i));
    }
    for (; i < bytes.size(); ++i)
        if (bytes[i] & 0x80) return is_utf8(bytes.substr(i));
    return true;
}

}  // namespace ateneu::db
