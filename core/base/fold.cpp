#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>

#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu {
namespace {

/// Lower case for ASCII letters and digits, 0 for what separates words.
constexpr std::array<char, 128> ascii_folded = [] {
    std::array<char, 128> folded{};
    for (char c = '0'; c <= '9'; ++c) folded[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) {
        folded[static_cast<std::size_t>(c)] = c;
        folded[static_cast<std::size_t>(c - 'a' + 'A')] = c;
    }
    return folded;
}();

/// Words joined by single spaces.
struct Words {
    std::string out;
    bool gap = false;
    void add(std::string_view letters) {
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += letters;
    }
};

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (char const c : text) all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

/// Most rows of an import; no ICU here.
std::string fold_ascii(std::string_view text) {
    std::string out(text.size(), '\0');  // never longer: a gap stands for at least one character
    std::size_t used = 0;
    bool gap = false;
    for (char const c : text) {
        char const folded = ascii_folded[static_cast<std::size_t>(c)];
        if (folded == 0) {
            gap = used > 0;
            continue;
        }
        if (gap) out[used++] = ' ';
        gap = false;
        out[used++] = folded;
    }
    out.resize(used);
    return out;
}

/// Letters of Europe's languages that Unicode does not decompose, as people type them without their
/// keyboard; "" for all others.
std::string_view plain_spelling(UChar32 letter) {
    switch (letter) {
        case 0x00E6:
            return "ae";  // æ
        case 0x00F0:
            return "d";  // ð
        case 0x00F8:
            return "o";  // ø
        case 0x00FE:
            return "th";  // þ
        case 0x0111:
            return "d";  // đ
        case 0x0127:
            return "h";  // ħ
        case 0x0131:
            return "i";  // ı
        case 0x0142:
            return "l";  // ł
        case 0x014B:
            return "n";  // ŋ
        case 0x0153:
            return "oe";  // œ
        case 0x0167:
            return "t";  // ŧ
        default:
            return "";
    }
}

/// Case-folded and decomposed. NFKC_Casefold is the mapping Unicode defines for comparing
/// identifiers (UAX 31); it also drops soft hyphens and joiners.
icu::UnicodeString decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static auto const* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    static auto const* const decompose = icu::Normalizer2::getNFDInstance(status);
    must(U_SUCCESS(status), "ICU has its normalisation data");
    auto const utf16 = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    auto result = decompose->normalize(casefold->normalize(utf16, status), status);
    must(U_SUCCESS(status), "ICU normalises any text");
    return result;
}

/// ʼ, ʻ and their like are apostrophes to readers, though letters to Unicode.
bool is_apostrophe(UChar32 letter) { return letter >= 0x02B0 && letter <= 0x02FF; }

void add_folded(Words& words, UChar32 c) {
    auto const category = U_MASK(u_charType(c));
    if ((category & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) return;  // accents
    // A spacing vowel sign belongs to its word: Devanagari, Tamil and others have no other vowels.
    if ((category & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_MC_MASK)) == 0 || is_apostrophe(c)) {
        words.gap = true;
        return;
    }
    if (auto const plain = plain_spelling(c); !plain.empty()) return words.add(plain);
    std::string utf8;
    if (auto const digit = u_charDigitValue(c); digit >= 0)
        utf8 = std::to_string(digit);
    else
        icu::UnicodeString(c).toUTF8String(utf8);
    words.add(utf8);
}

std::string fold_any(std::string_view text) {
    auto const letters = decomposed(text);
    Words words;
    words.out.reserve(text.size());
    for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1))
        add_folded(words, letters.char32At(at));
    return std::move(words.out);
}

/// Latin letters with their accents built in; none of them changes with its neighbours.
constexpr UChar32 end_of_latin = 0x250;
using LatinFolds = std::array<std::string, end_of_latin>;

/// What stands for each between two letters: `e` for é, `l ` for ŀ, a space for a sign.
LatinFolds latin_folds() {
    LatinFolds folds;
    for (UChar32 c = 1; c < end_of_latin; ++c) {
        std::string between = "x";
        icu::UnicodeString(c).toUTF8String(between);
        auto const folded = fold_any(between + "x");
        folds[static_cast<std::size_t>(c)] = folded.substr(1, folded.size() - 2);
    }
    folds[0] = " ";
    return folds;
}

/// Names of half of the world, a good deal quicker than by ICU; nothing where another letter comes.
std::optional<std::string> fold_latin(std::string_view text) {
    static auto const folds = latin_folds();
    Words words;
    words.out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, text.size(), c);
        if (c < 0 || c >= end_of_latin) return std::nullopt;
        for (char const& letter : folds[static_cast<std::size_t>(c)]) {
            if (letter == ' ')
                words.gap = true;
            else
                words.add({&letter, 1});
        }
    }
    return std::move(words.out);
}

}  // namespace

std::string fold(std::string_view text) {
    if (is_ascii(text)) return fold_ascii(text);
    if (auto latin = fold_latin(text)) return std::move(*latin);
    return fold_any(text);
}

}  // namespace ateneu
