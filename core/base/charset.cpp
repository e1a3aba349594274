#include "core/base/charset.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace ateneu {

std::string_view name_of(Charset charset) {
    switch (charset) {
        case Charset::utf8: return "UTF-8";
        case Charset::windows_1252: return "Windows-1252";
        default: return "UTF-16";
    }
}

namespace {

constexpr std::pair<Charset, std::string_view> codes[] = {{Charset::utf8, "utf-8"},
                                                          {Charset::utf16_le, "utf-16le"},
                                                          {Charset::utf16_be, "utf-16be"},
                                                          {Charset::windows_1252, "windows-1252"}};

}  // namespace

std::string_view code_of(Charset charset) {
    for (auto const& [each, code] : codes)
        if (each == charset) return code;
    return "";
}

std::optional<Charset> charset_of(std::string_view code) {
    for (auto const& [charset, each] : codes)
        if (each == code) return charset;
    return {};
}

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", little_mark = "\xFF\xFE", big_mark = "\xFE\xFF";

/// Latin letters in UTF-16 have a zero byte beside each: the second on little-endian machines.
std::optional<Charset> by_zero_bytes(std::string_view bytes) {
    auto const sample = bytes.substr(0, 4096);
    std::size_t zeros[2] = {0, 0};
    for (std::size_t at = 0; at < sample.size(); ++at)
        if (sample[at] == '\0') ++zeros[at % 2];
    auto const many = sample.size() / 8;
    if (zeros[1] > many && zeros[1] > 8 * zeros[0]) return Charset::utf16_le;
    if (zeros[0] > many && zeros[0] > 8 * zeros[1]) return Charset::utf16_be;
    return {};
}

/// Letters beyond ASCII that are UTF-8, and bytes that aren't.
bool is_rather_utf8(std::string_view bytes) {
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        UChar32 code = 0;
        U8_NEXT(bytes.data(), at, bytes.size(), code);
        ++(code < 0 ? bad : good);
    }
    return bad == 0 || good > bad;
}

}  // namespace

Charset guessed_charset(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) return Charset::utf8;
    if (bytes.starts_with(little_mark)) return Charset::utf16_le;
    if (bytes.starts_with(big_mark)) return Charset::utf16_be;
    if (auto const found = by_zero_bytes(bytes)) return *found;
    return is_rather_utf8(bytes) ? Charset::utf8 : Charset::windows_1252;
}

namespace {

std::string_view without_mark(std::string_view bytes, Charset charset) {
    std::string_view const mark = charset == Charset::utf8       ? utf8_mark
                                  : charset == Charset::utf16_le ? little_mark
                                  : charset == Charset::utf16_be ? big_mark
                                                                 : std::string_view();
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

constexpr std::size_t piece_bytes = 64 << 10;

void append(std::string& out, UChar32 code) {
    char letter[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(letter, length, code);
    out.append(letter, length);
}

/// 0x80 to 0x9F; 0 where there is no letter (WHATWG Encoding Standard, index windows-1252, without its control codes).
constexpr std::array<char16_t, 32> high_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

}  // namespace

CharsetReader::CharsetReader(std::string_view bytes, Charset charset) : rest_(without_mark(bytes, charset)), charset_(charset) {}

std::string_view CharsetReader::next() {
    if (charset_ == Charset::utf8) return next_utf8();
    piece_.clear();
    charset_ == Charset::windows_1252 ? append_windows_1252() : append_utf16();
    return piece_;
}

std::string_view CharsetReader::next_utf8() {
    auto const most = std::min(rest_.size(), piece_bytes);
    std::size_t at = 0;
    while (at < most && !is_broken_) {
        if (static_cast<unsigned char>(rest_[at]) < 0x80) {
            ++at;
            continue;
        }
        auto end = at;
        UChar32 code = 0;
        U8_NEXT(rest_.data(), end, rest_.size(), code);
        if (code < 0) is_broken_ = true;
        else at = end;
    }
    auto const piece = rest_.substr(0, at);
    rest_.remove_prefix(at);
    return piece;
}

void CharsetReader::append_utf16() {
    auto const unit = [&](std::size_t at) {
        auto const first = static_cast<unsigned char>(rest_[at]), second = static_cast<unsigned char>(rest_[at + 1]);
        return static_cast<char16_t>(charset_ == Charset::utf16_le ? second << 8U | first : first << 8U | second);
    };
    while (!rest_.empty() && piece_.size() < piece_bytes) {
        if (rest_.size() < 2) break;
        auto const lead = unit(0);
        if (!U16_IS_SURROGATE(lead)) {
            append(piece_, lead);
            rest_.remove_prefix(2);
            continue;
        }
        if (!U16_IS_LEAD(lead) || rest_.size() < 4 || !U16_IS_TRAIL(unit(2))) break;
        append(piece_, U16_GET_SUPPLEMENTARY(lead, unit(2)));
        rest_.remove_prefix(4);
    }
    is_broken_ = !rest_.empty() && piece_.size() < piece_bytes;
}

void CharsetReader::append_windows_1252() {
    while (!rest_.empty() && piece_.size() < piece_bytes) {
        auto const byte = static_cast<unsigned char>(rest_.front());
        bool const is_high_control = byte >= 0x80 && byte < 0xA0;
        auto const code = is_high_control ? high_controls[byte - 0x80U] : char16_t{byte};
        if (is_high_control && code == 0) {
            is_broken_ = true;
            return;
        }
        append(piece_, code);
        rest_.remove_prefix(1);
    }
}

}  // namespace ateneu
