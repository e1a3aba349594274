#include <random>

#include "core/base/text.h"

namespace ateneu {
namespace {

TEST(Fold, MakesOneSpellingOfCaseAccentsAndPunctuation) {
    EXPECT_EQ(fold("Núria  O'Neil"), "nuria o neil");
    EXPECT_EQ(fold("Straße"), "strasse");
    EXPECT_EQ(fold("Łódź"), "lodz");
    EXPECT_EQ(fold("NÚRIA O\u2019NEIL"), "nuria o neil");
}

TEST(Fold, ReadsComposedAndDecomposedLettersAlike) {
    EXPECT_EQ(fold("Nu\u0301ria"), fold("Núria"));
    EXPECT_EQ(fold("A\u030Angstro\u0308m"), "angstrom");
}

TEST(Fold, SpellsTheLettersThatDoNotDecompose) {
    EXPECT_EQ(fold("Øster Ågård"), "oster agard");
    EXPECT_EQ(fold("Đorđe"), "dorde");
    EXPECT_EQ(fold("Ðuro Þór"), "duro thor");
    EXPECT_EQ(fold("Ærø Œuvre"), "aero oeuvre");
    EXPECT_EQ(fold("Ħal Ġdid"), "hal gdid");
    EXPECT_EQ(fold("Iğdır İzmir"), "igdir izmir");
    EXPECT_EQ(fold("col·legi"), "col legi");
    EXPECT_EQ(fold("co\u0140legi"), "col legi");
    EXPECT_EQ(fold("ﬁn Ⅳ ½ ²"), "fin iv 1 2 2");
}

TEST(Fold, KeepsOtherScriptsReadable) {
    EXPECT_EQ(fold("ΑΘΉΝΑ"), "αθηνα");
    EXPECT_EQ(fold("Йошкар"), "иошкар");
    EXPECT_EQ(fold("東京 タワー"), "東京 タワー");
    EXPECT_EQ(fold("٣"), "3");
    EXPECT_EQ(fold("नमस्ते").find(' '), std::string::npos);
}

TEST(Fold, LeavesSingleSpacesBetweenWordsAndNoneAround) {
    EXPECT_EQ(fold("  -- a,  b;\tc\n"), "a b c");
    EXPECT_EQ(fold("¡Hola!\u00A0¿Qué?"), "hola que");
    EXPECT_EQ(fold("soft\u00ADhyphen"), "softhyphen");
    EXPECT_EQ(fold("🌱"), "");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold("---"), "");
}

TEST(Fold, TakesBrokenUtf8AsASeparator) {
    EXPECT_EQ(fold("a\xff"
                   "b"),
              "a b");
    EXPECT_EQ(fold("caf\xC3"), "caf");
    EXPECT_EQ(fold(std::string("x\0y", 3)), "x y");
}

/// An accent alone at the end changes nothing, but is in none of the tables: all goes through ICU.
std::string fold_by_icu(std::string const& text) { return fold(text + "\u0301"); }

std::string random_text(std::mt19937& random, char32_t end) {
    std::string text;
    for (int left = static_cast<int>(random() % 20); left > 0; --left) {
        auto const code = static_cast<char32_t>(random() % end);
        if (code < 0x80) {
            text += static_cast<char>(code);
        } else {
            text += static_cast<char>(0xC0 | (code >> 6));
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return text;
}

TEST(Fold, GivesTheSameOnItsQuickPathsAsByIcu) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 5000; ++round) {
        auto const ascii = random_text(random, 0x80);
        EXPECT_EQ(fold(ascii), fold_by_icu(ascii)) << ascii;
        auto const latin = random_text(random, 0x250);
        EXPECT_EQ(fold(latin), fold_by_icu(latin)) << latin;
    }
}

TEST(Fold, IsTheSameWhenDoneAgain) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int left = static_cast<int>(random() % 16); left > 0; --left)
            bytes += static_cast<char>(random());
        auto const once = fold(bytes);
        EXPECT_EQ(fold(once), once);
        EXPECT_TRUE(is_utf8(once));
    }
}

}  // namespace
}  // namespace ateneu
