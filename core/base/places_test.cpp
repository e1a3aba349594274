#include "core/base/places.h"

#include <algorithm>

namespace ateneu {
namespace {

TEST(Countries, AreThoseOfIso3166AndAmysTwo) {
    EXPECT_EQ(countries().size(), 249U + 2U);
    EXPECT_EQ(country_name("AD"), "Andorra");
    EXPECT_EQ(country_name("US"), "United States");
    EXPECT_EQ(country_name("W3"), "Online");
    EXPECT_EQ(country_name("EU"), "European Union");
}

TEST(Countries, BearTheNameInCommonUse) {
    EXPECT_EQ(country_name("BO"), "Bolivia");
    EXPECT_EQ(country_name("TW"), "Taiwan");
    EXPECT_EQ(country_name("KR"), "South Korea");
}

TEST(Countries, HaveNoNameForWhatIsNoCode) {
    for (auto const* const code : {"", "us", "USA", "ZZ", "U"})
        EXPECT_EQ(country_name(code), "") << code;
}

TEST(Countries, StandByNameWithAccentedOnesWherePeopleLook) {
    auto const& all = countries();
    EXPECT_EQ(all.front().code, "AF");
    EXPECT_EQ(all[1].code, "AX");  // Åland Islands, before Albania
    EXPECT_EQ(all.back().code, "ZW");
}

TEST(Countries, HaveTwoCapitalsOrDigitsAndAName) {
    for (auto const& country : countries()) {
        EXPECT_EQ(country.code.size(), 2U) << country.code;
        EXPECT_FALSE(country.name.empty()) << country.code;
    }
}

TEST(Languages, AreThoseOfIso639WithTwoLetters) {
    EXPECT_EQ(language_name("ca"), "Catalan; Valencian");
    EXPECT_EQ(language_name("en"), "English");
    EXPECT_EQ(language_name("bn"), "Bangla");
    EXPECT_EQ(language_name("cat"), "");
    EXPECT_EQ(language_name(""), "");
    EXPECT_GT(languages().size(), 180U);
}

TEST(Languages, StandByCodeEachOnce) {
    auto const not_after = [](CodeName const& a, CodeName const& b) { return a.code >= b.code; };
    EXPECT_EQ(std::adjacent_find(languages().begin(), languages().end(), not_after),
              languages().end());
}

}  // namespace
}  // namespace ateneu
