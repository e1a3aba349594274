#include "core/base/result.h"

namespace ateneu {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Refusal{"odd", "Choose an even number.", "number"};
    return number / 2;
}

TEST(Result, HoldsTheValueOrTheRefusal) {
    auto const four = half(8);
    ASSERT_TRUE(four);
    EXPECT_EQ(*four, 4);

    auto const refused = half(7);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.refusal().code, "odd");
    EXPECT_EQ(refused.refusal().field, "number");
}

TEST(Problems, AreFoundByTheirFieldTheFirstFirst) {
    Problems problems;
    EXPECT_TRUE(problems.empty());
    problems.add("title", "This is needed.");
    problems.add("title", "This is too long.");
    ASSERT_NE(problems.of("title"), nullptr);
    EXPECT_EQ(problems.of("title")->message.text, "This is needed.");
    EXPECT_EQ(problems.of("titl"), nullptr);
}

TEST(Must, LetsPassWhatHolds) { EXPECT_NO_THROW(must(true, "nothing to see")); }

TEST(Must, ThrowsAMistakeThatNamesItsPlaceInTheSources) {
    int const line = __LINE__ + 2;
    try {
        must(false, "movements sum to zero");
        FAIL() << "must let a mistake pass";
    } catch (Mistake const& mistake) {
        EXPECT_EQ(std::string(mistake.what()),
                  "core/base/result_test.cpp:" + std::to_string(line) + ": movements sum to zero");
    }
}

}  // namespace
}  // namespace ateneu
