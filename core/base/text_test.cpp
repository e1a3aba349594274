#include "core/base/text.h"

namespace ateneu {
namespace {

TEST(Shortened, CutsBetweenLettersAndSaysSo) {
    EXPECT_EQ(shortened("Núria", 5), "Núria");
    EXPECT_EQ(shortened("Núria Vidal", 5), "Núri…");
    EXPECT_EQ(shortened("", 3), "");
    EXPECT_EQ(shortened("ab", 1), "…");
}

TEST(Length, CountsCharactersNotBytes) {
    EXPECT_EQ(length(""), 0U);
    EXPECT_EQ(length("Núria"), 5U);
    EXPECT_EQ(length("🌱🌱"), 2U);
}

TEST(IsUtf8, AcceptsEveryLengthOfCharacter) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("plain text of more than eight bytes"));
    EXPECT_TRUE(is_utf8("eight bytes, then é, €, 🌱"));
    EXPECT_TRUE(is_utf8("\u007f\u0080\u07ff\u0800\uffff\U0010FFFF"));
}

TEST(IsUtf8, RefusesWhatTheStandardRefuses) {
    EXPECT_FALSE(is_utf8("\x80"));                  // continuation alone
    EXPECT_FALSE(is_utf8("12345678\xC3"));          // cut short
    EXPECT_FALSE(is_utf8("\xE2\x82"));              // cut short
    EXPECT_FALSE(is_utf8("\xC0\xAF"));              // overlong
    EXPECT_FALSE(is_utf8("\xE0\x80\x80"));          // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));          // surrogate
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));      // above U+10FFFF
    EXPECT_FALSE(is_utf8("\xF8\x88\x80\x80\x80"));  // five bytes
    EXPECT_FALSE(is_utf8("caf\xE9, in Latin-1"));
}

TEST(Trimmed, DropsEveryKindOfSpaceAtBothEnds) {
    EXPECT_EQ(trimmed("  a b\t\r\n"), "a b");
    EXPECT_EQ(trimmed("\u00A0\u3000a\u2003\u00A0"), "a");
    EXPECT_EQ(trimmed(" \u00A0 "), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(Trimmed, LeavesLettersAndBrokenBytesAlone) {
    EXPECT_EQ(trimmed(" Núria🌱 "), "Núria🌱");
    EXPECT_EQ(trimmed("à"), "à");  // its last byte alone would be a non-breaking space in Latin-1
    EXPECT_EQ(trimmed(" \xA0 "), "\xA0");
}

TEST(LowerAscii, TouchesOnlyAsciiLetters) { EXPECT_EQ(lower_ascii("ÀB@[Z"), "Àb@[z"); }

TEST(Split, GivesOnePartMoreThanSeparators) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(split("a,,b", ','), (Parts{"a", "", "b"}));
    EXPECT_EQ(split(",", ','), (Parts{"", ""}));
    EXPECT_EQ(split("", ','), (Parts{""}));
}

TEST(LowerFirst, IsAsInsideASentence) {
    EXPECT_EQ(lower_first("Workshop requests"), "workshop requests");
    EXPECT_EQ(lower_first("Àmbits"), "àmbits");
    EXPECT_EQ(lower_first("Ús"), "ús");
    EXPECT_EQ(lower_first("A"), "a");
    EXPECT_EQ(lower_first("URL"), "URL");
    for (auto const* const same : {"", "small", "12", "«Tot»", "\xff\xfe"}) EXPECT_EQ(lower_first(same), same);
}

TEST(Join, IsTheWayBackFromSplit) {
    EXPECT_EQ(join({"a", "", "b"}, ", "), "a, , b");
    EXPECT_EQ(join({"a"}, ","), "a");
    EXPECT_EQ(join({}, ","), "");
}

TEST(Replaced, ChangesEveryOccurrenceOnce) {
    EXPECT_EQ(replaced("aXbX", "X", "XX"), "aXXbXX");
    EXPECT_EQ(replaced("aaa", "aa", "b"), "ba");
    EXPECT_EQ(replaced("same", "", "x"), "same");
    EXPECT_EQ(replaced("gone", "gone", ""), "");
}

TEST(ParseInteger, ReadsAllOf64Bits) {
    EXPECT_EQ(parse_integer("0"), 0);
    EXPECT_EQ(parse_integer("+5"), 5);
    EXPECT_EQ(parse_integer("-007"), -7);
    EXPECT_EQ(parse_integer("9223372036854775807"), INT64_MAX);
    EXPECT_EQ(parse_integer("-9223372036854775808"), INT64_MIN);
}

TEST(ParseInteger, RefusesEverythingElse) {
    for (auto const* const bad : {"", "-", "+", "+-1", "--1", "1 ", " 1", "1.0", "1e3", "0x10",
                                  "9223372036854775808", "-9223372036854775809", "٣"})
        EXPECT_EQ(parse_integer(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace ateneu
