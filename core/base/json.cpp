#include "core/base/json.h"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>

namespace ateneu {
namespace {

enum class Reader { program, html };

/// True for the bytes that need a look: quotes, controls, everything above ASCII, and HTML's own.
constexpr std::array<bool, 256> table_of(Reader reader) {
    std::array<bool, 256> special{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        special[byte] = byte < 0x20 || byte >= 0x7f || byte == '"' || byte == '\\' ||
                        (reader == Reader::html && (byte == '<' || byte == '>' || byte == '&'));
    return special;
}
constexpr auto special_for_programs = table_of(Reader::program);
constexpr auto special_for_html = table_of(Reader::html);

void append_escape(std::string& out, unsigned code) {
    switch (code) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
    }
    constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(code >> shift) & 15U];
}

/// The character above ASCII at `at`, which moves on; broken bytes become one U+FFFD.
void append_beyond_ascii(std::string& out, std::string_view value, std::size_t& at) {
    auto const start = at;
    UChar32 code = 0;
    U8_NEXT(value.data(), at, value.size(), code);
    if (code < 0)
        out += "\xEF\xBF\xBD";
    else if (code == 0x2028 || code == 0x2029)  // ends a line in JavaScript before ES2019
        append_escape(out, static_cast<unsigned>(code));
    else
        out.append(value, start, at - start);
}

void append_quoted(std::string& out, std::string_view value, Reader reader) {
    auto const& special = reader == Reader::html ? special_for_html : special_for_programs;
    out += '"';
    std::size_t at = 0;
    while (at < value.size()) {
        auto const start = at;
        while (at < value.size() && !special[static_cast<unsigned char>(value[at])]) ++at;
        out.append(value, start, at - start);
        if (at == value.size()) break;
        auto const byte = static_cast<unsigned char>(value[at]);
        if (byte >= 0x80) {
            append_beyond_ascii(out, value, at);
        } else {
            append_escape(out, byte);
            ++at;
        }
    }
    out += '"';
}

}  // namespace

void JsonWriter::comma() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::begin_object() {
    comma();
    out_ += '{';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    out_ += '}';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    comma();
    out_ += '[';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    out_ += ']';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    comma();
    append_quoted(out_, name, Reader::program);
    out_ += ':';
    first_ = true;  // the value follows without a comma
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    comma();
    append_quoted(out_, value, Reader::program);
    return *this;
}

JsonWriter& JsonWriter::number(long long value) {
    char digits[24];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    char digits[32];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}

std::string json_quoted(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    append_quoted(out, text, Reader::html);
    return out;
}

}  // namespace ateneu
