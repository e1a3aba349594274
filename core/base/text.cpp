#include "core/base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace ateneu {
namespace {

bool is_space(UChar32 c) { return c >= 0 && u_isUWhiteSpace(c); }

/// How many of the first bytes are ASCII, looked at eight at a time.
std::size_t ascii_prefix(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + at, 8);
        if ((eight & high_bits) != 0) break;
    }
    return at;
}

}  // namespace

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (char const c : utf8)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    return count;
}

bool is_utf8(std::string_view bytes) {
    auto at = ascii_prefix(bytes);
    while (at < bytes.size()) {
        UChar32 code = 0;
        U8_NEXT(bytes.data(), at, bytes.size(), code);
        if (code < 0) return false;
    }
    return true;
}

std::string lower_first(std::string_view label) {
    std::size_t first = 0;
    UChar32 code = 0;
    if (!label.empty()) U8_NEXT(label.data(), first, label.size(), code);
    bool const is_abbreviation = first < label.size() && label[first] >= 'A' && label[first] <= 'Z';
    if (code < 0 || is_abbreviation || u_tolower(code) == code) return std::string(label);
    char small[U8_MAX_LENGTH];
    std::size_t bytes = 0;
    U8_APPEND_UNSAFE(small, bytes, u_tolower(code));
    return std::string(small, bytes).append(label.substr(first));
}

std::string trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t first = 0;
        UChar32 code = 0;
        U8_NEXT(text.data(), first, text.size(), code);
        if (!is_space(code)) break;
        text.remove_prefix(first);
    }
    while (!text.empty()) {
        // ICU counts backwards in 32 bits; no character is longer than four bytes.
        auto const tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 4));
        auto last = static_cast<std::int32_t>(tail.size());
        UChar32 code = 0;
        U8_PREV(tail.data(), 0, last, code);
        if (!is_space(code)) break;
        text.remove_suffix(tail.size() - static_cast<std::size_t>(last));
    }
    return std::string(text);
}

std::string shortened(std::string_view text, std::size_t characters) {
    if (length(text) <= characters) return std::string(text);
    std::size_t end = 0, kept = 0;
    for (; end < text.size(); ++end)
        if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && kept++ == characters - 1) break;
    return std::string(text.substr(0, end)) + "…";
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(std::vector<std::string> const& parts, std::string_view separator) {
    std::string whole;
    for (auto const& part : parts) {
        if (&part != &parts.front()) whole += separator;
        whole += part;
    }
    return whole;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    // from_chars knows the minus but not the plus.
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    std::int64_t value = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return value;
}

}  // namespace ateneu
