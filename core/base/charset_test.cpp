#include "core/base/charset.h"

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace ateneu {
namespace {

using namespace std::string_literals;

struct Whole {
    std::string text;
    bool is_broken;
};
Whole read(std::string_view bytes, Charset charset) {
    CharsetReader reader(bytes, charset);
    Whole whole;
    for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) whole.text += piece;
    whole.is_broken = reader.is_broken();
    return whole;
}
std::string as_guessed(std::string_view bytes) {
    auto const charset = guessed_charset(bytes);
    return std::string(code_of(charset)) + " " + read(bytes, charset).text;
}

TEST(Charset, IsFoundOutFromTheBytes) {
    EXPECT_EQ(as_guessed(""), "utf-8 ");
    EXPECT_EQ(as_guessed("name,town"), "utf-8 name,town");
    EXPECT_EQ(as_guessed("Núria"), "utf-8 Núria");
    EXPECT_EQ(as_guessed("\xEF\xBB\xBFNúria"), "utf-8 Núria");
    EXPECT_EQ(as_guessed("N\xFAria, Gr\xE0" "cia, 5 \x80"), "windows-1252 Núria, Gràcia, 5 €");
    EXPECT_EQ(as_guessed("\xFF\xFEN\0\xFA\0"s), "utf-16le Nú");
    EXPECT_EQ(as_guessed("\xFE\xFF\0N\0\xFA"s), "utf-16be Nú");
    EXPECT_EQ(as_guessed("N\0a\0m\0e\0"s), "utf-16le Name");
    EXPECT_EQ(as_guessed("\0N\0a\0m\0e"s), "utf-16be Name");
}

TEST(Charset, OneBrokenLetterIsNotTakenForAnotherCharset) {
    auto const bytes = "Núria,Òscar,Bego\xF1" "a"s;
    EXPECT_EQ(guessed_charset(bytes), Charset::utf8);
    auto const whole = read(bytes, Charset::utf8);
    EXPECT_EQ(whole.text, "Núria,Òscar,Bego");
    EXPECT_TRUE(whole.is_broken);
}

TEST(Charset, WhatIsNoLetterBreaksThere) {
    EXPECT_TRUE(read("a\xC3", Charset::utf8).is_broken);
    EXPECT_TRUE(read("\xC0\x80", Charset::utf8).is_broken);
    EXPECT_TRUE(read("\xED\xA0\x80", Charset::utf8).is_broken);
    EXPECT_TRUE(read("a\x81", Charset::windows_1252).is_broken);
    EXPECT_TRUE(read("a\0b"s, Charset::utf16_le).is_broken) << "half a letter";
    EXPECT_TRUE(read("\0\xD8"s, Charset::utf16_le).is_broken) << "half of a pair";
    EXPECT_TRUE(read("\0\xDC\0\xDC"s, Charset::utf16_le).is_broken);
}

TEST(Charset, PairsOfUtf16AreOneLetter) {
    auto const whole = read("\x3D\xD8\x00\xDE"s, Charset::utf16_le);
    EXPECT_EQ(whole.text, "😀");
    EXPECT_FALSE(whole.is_broken);
}

TEST(Charset, LongTextsComeInPieces) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "è";
    EXPECT_EQ(read(text, Charset::utf8).text, text);
    std::string const latin(200'000, '\xE8');
    EXPECT_EQ(read(latin, Charset::windows_1252).text, text + text);
}

TEST(Charset, CodesReadBack) {
    for (auto const charset : {Charset::utf8, Charset::utf16_le, Charset::utf16_be, Charset::windows_1252})
        EXPECT_EQ(charset_of(code_of(charset)), charset);
    EXPECT_FALSE(charset_of("koi8-r"));
}

}  // namespace
}  // namespace ateneu
