#include "core/search/words.h"

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace ateneu {
namespace {

Rank rank(std::string_view title, std::string_view text, bool is_inside = false) {
    return rank_of(fold(title), search_words(text), is_inside);
}

TEST(SearchWords, AreFoldedAndAtMostEight) {
    EXPECT_EQ(search_words("  Núria O'Neil "), (std::vector<std::string>{"nuria", "o", "neil"}));
    EXPECT_EQ(search_words("%*\""), std::vector<std::string>{});
    EXPECT_EQ(search_words("1 2 3 4 5 6 7 8 9").size(), 8u);
}

TEST(SearchRank, PutsTheWholeTitleFirstInAnyOrderOfNames) {
    EXPECT_EQ(rank("Núria Soler", "nuria soler"), Rank::title);
    EXPECT_EQ(rank("Núria Soler", "SOLER NÚRIA"), Rank::title);
}

TEST(SearchRank, ThenWhatTheTitleBeginsWithThenItsWordsThenTheirBeginnings) {
    EXPECT_EQ(rank("Núria Soler", "nur"), Rank::title_start);
    EXPECT_EQ(rank("Núria Soler", "nuria so"), Rank::title_start);
    EXPECT_EQ(rank("Maria del Mar", "mar del"), Rank::words);
    EXPECT_EQ(rank("Núria Soler", "sol nu"), Rank::word_beginnings);
}

TEST(SearchRank, PutsOtherFieldsAndTheInsideOfWordsLast) {
    EXPECT_EQ(rank("Núria Soler", "example"), Rank::elsewhere);
    EXPECT_EQ(rank("Núria Soler", "uri", true), Rank::inside);
}

TEST(SearchRank, TakesAWordOfTheTitleForSeveralBeginnings) {
    // Whoever types `mar maria` may mean one Maria; the whole titles of two words come before her.
    EXPECT_EQ(rank("Maria Pi", "mar maria"), Rank::word_beginnings);
    EXPECT_EQ(rank("Mar Maria", "mar maria"), Rank::title);
}

}  // namespace
}  // namespace ateneu
