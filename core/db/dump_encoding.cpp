#include "core/db/dump_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::db {

namespace {

/// Names of PostgreSQL's one-byte encodings and ICU's for the same.
struct Encoding {
    std::string_view postgresql;
    char const* icu;
};
constexpr Encoding one_byte_encodings[] = {
    {"latin1", "ISO-8859-1"},    {"iso88591", "ISO-8859-1"},   {"latin2", "ISO-8859-2"},
    {"latin3", "ISO-8859-3"},    {"latin4", "ISO-8859-4"},     {"latin5", "ISO-8859-9"},
    {"latin9", "ISO-8859-15"},   {"iso885915", "ISO-8859-15"}, {"iso88595", "ISO-8859-5"},
    {"iso88597", "ISO-8859-7"},  {"win1250", "windows-1250"},  {"win1251", "windows-1251"},
    {"win1252", "windows-1252"}, {"win1253", "windows-1253"},  {"win1254", "windows-1254"},
    {"win1257", "windows-1257"}, {"koi8r", "KOI8-R"},          {"koi8u", "KOI8-U"},
};

std::string utf8_of(UChar32 letter) {
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, letter);
    return {bytes, static_cast<std::size_t>(length)};
}

}  // namespace

std::string encoding_key(std::string_view name) {
    std::string letters;
    for (char const c : lower_ascii(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    return letters;
}

std::unique_ptr<std::string[]> letters_of_encoding(std::string_view key) {
    auto const known = std::find_if(std::begin(one_byte_encodings), std::end(one_byte_encodings),
                                    [&](Encoding const& each) { return each.postgresql == key; });
    if (known == std::end(one_byte_encodings)) return nullptr;
    auto status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, void (*)(UConverter*)> const converter(
        ucnv_open(known->icu, &status), ucnv_close);
    if (U_FAILURE(status)) return nullptr;
    auto letters = std::make_unique<std::string[]>(256);
    for (int byte = 0; byte < 256; ++byte) {
        char const c = static_cast<char>(byte);
        char const* from = &c;
        status = U_ZERO_ERROR;
        auto const letter = ucnv_getNextUChar(converter.get(), &from, from + 1, &status);
        letters[byte] = U_FAILURE(status) || letter == 0xfffd ? "\xff" : utf8_of(letter);
        ucnv_reset(converter.get());
    }
    return letters;
}

}  // namespace ateneu::db
