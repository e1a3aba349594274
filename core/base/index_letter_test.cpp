#include "core/base/index_letter.h"

#include <gtest/gtest.h>

namespace ateneu {
namespace {

TEST(IndexLetter, IsTheFirstOneWithoutAccentInUpperCase) {
    EXPECT_EQ(index_letter("huerto"), "H");
    EXPECT_EQ(index_letter("Àvia"), "A");
    EXPECT_EQ(index_letter("ñandú"), "N");
    EXPECT_EQ(index_letter("жук"), "Ж");
    EXPECT_EQ(index_letter("  «3D»"), "3");
    EXPECT_EQ(index_letter("日本語"), "日");
    EXPECT_EQ(index_letter("…"), "");
    EXPECT_EQ(index_letter(""), "");
}

}  // namespace
}  // namespace ateneu
