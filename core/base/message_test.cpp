#include "core/base/message.h"

#include <thread>

#include "core/base/places.h"

namespace ateneu {
namespace {

Tongue const english{"en"};
Tongue const catalan{"ca"};
Tongue const spanish{"es"};

/// As the pages call it; the catalogues hold these sentences for the tests below.
std::string n(char const* one, char const* many, long long count, Tongue const& tongue) {
    return translate(tongue, one, many, count);
}

std::string hours_given(long long count, Tongue const& tongue) {
    return n("{count} hour given", "{count} hours given", count, tongue);
}

TEST(Translate, GivesTheCatalogueOfTheReadersLanguage) {
    EXPECT_EQ(translate(english, "European Union"), "European Union");
    EXPECT_EQ(translate(catalan, "European Union"), "Unió Europea");
    EXPECT_EQ(translate(spanish, "European Union"), "Unión Europea");
}

TEST(Translate, KnowsTheNamesOfCountriesAndLanguagesFromIsoCodes) {
    EXPECT_EQ(translate(catalan, country_name("DE")), "Alemanya");
    EXPECT_EQ(translate(spanish, country_name("US")), "Estados Unidos");
    EXPECT_EQ(translate(spanish, language_name("eu")), "Vasco");
}

TEST(Translate, ReadsTheCatalogueOfTheLanguageWhateverTheRegion) {
    EXPECT_EQ(translate({"ca-ES"}, "Online"), "En línia");
    EXPECT_EQ(translate({"ca_ES"}, "Online"), "En línia");
    EXPECT_EQ(translate({"CA"}, "Online"), "En línia");
}

TEST(Translate, LeavesEnglishWhereThereIsNoTranslation) {
    EXPECT_EQ(translate({"eo"}, "Online"), "Online");
    EXPECT_EQ(translate({""}, "Online"), "Online");
    EXPECT_EQ(translate({"../ca"}, "Online"), "Online");
    EXPECT_EQ(translate(catalan, "Nobody ever translated this."), "Nobody ever translated this.");
}

TEST(Translate, GivesNothingForNothingAndNotTheCataloguesHeader) {
    EXPECT_EQ(translate(catalan, ""), "");
    EXPECT_EQ(translate(catalan, Message()), "");
}

TEST(Translate, ReadsASourceThatIsPartOfALongerText) {
    std::string_view const longer = "Online and more";
    EXPECT_EQ(translate(catalan, longer.substr(0, 6)), "En línia");
}

TEST(TranslateNumbers, ChooseSingularAndPluralByTheLanguage) {
    EXPECT_EQ(hours_given(1, english), "1 hour given");
    EXPECT_EQ(hours_given(2, english), "2 hours given");
    EXPECT_EQ(hours_given(0, english), "0 hours given");
    EXPECT_EQ(hours_given(1, catalan), "1 hora donada");
    EXPECT_EQ(hours_given(2, catalan), "2 hores donades");
    EXPECT_EQ(hours_given(1, spanish), "1 hora dada");
    EXPECT_EQ(hours_given(0, spanish), "0 horas dadas");
}

TEST(TranslateNumbers, TakeAnyCountOf64Bits) {
    EXPECT_EQ(hours_given(5'000'000'001, catalan), "5.000.000.001 hores donades");
    EXPECT_EQ(hours_given(INT64_MIN, catalan), "−9.223.372.036.854.775.808 hores donades");
}

TEST(TranslateNumbers, CountInEnglishWhereThereIsNoTranslation) {
    EXPECT_EQ(translate(catalan, "one thing", "{count} things", 1), "one thing");
    EXPECT_EQ(translate(catalan, "one thing", "{count} things", 3), "3 things");
    EXPECT_EQ(translate(catalan, "one thing", "{count} things", 60'000), "60.000 things");
    EXPECT_EQ(translate(english, "one thing", "{count} things", -1'234'567), "−1,234,567 things");
}

TEST(Message, FillsItsNamedPlacesAfterTranslation) {
    Message const message{N_("{name} already has this place in {town}."),
                          {{"name", "Núria"}, {"town", "Olot"}}};
    EXPECT_EQ(translate(english, message), "Núria already has this place in Olot.");
    EXPECT_EQ(translate(catalan, message), "Núria ja té aquest lloc a Olot.");
}

TEST(Message, NeverFillsWhatAValueBroughtAlong) {
    Message const message{"{a} and {b}", {{"a", "{b}"}, {"b", "{a}"}}};
    EXPECT_EQ(translate(english, message), "{b} and {a}");
}

TEST(Message, LeavesPlacesWithoutAValueAndLooseBracesAsTheyAre) {
    Message const message{"{known} {unknown} { } {known", {{"known", "x"}}};
    EXPECT_EQ(translate(english, message), "x {unknown} { } {known");
    EXPECT_EQ(translate(english, Message{"{ {known}", {{"known", "x"}}}), "{ x");
}

TEST(Tongues, AreEnglishAndThoseWithACatalogue) {
    EXPECT_EQ(tongues(), (std::vector<std::string>{"en", "ca", "es"}));
    std::vector<std::string_view> names;
    for (auto const& code : tongues()) names.push_back(own_name(code));
    EXPECT_EQ(names, (std::vector<std::string_view>{"English", "Català", "Español"}));
}

TEST(Translate, ServesManyThreadsAtOnce) {
    std::vector<std::string> heard(8);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : heard)
            threads.emplace_back([&answer] {
                for (int round = 0; round < 1000; ++round) answer = hours_given(round, catalan);
            });
    }
    for (auto const& answer : heard) EXPECT_EQ(answer, "999 hores donades");
}

}  // namespace
}  // namespace ateneu
