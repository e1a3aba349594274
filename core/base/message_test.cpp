#include "core/base/message.h"

#include <filesystem>
#include <fstream>
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

TEST(Tongues, OfferedAreEnglishAndThoseWithAWholeCatalogue) {
    EXPECT_EQ(tongues(), (std::vector<std::string>{"en", "ca", "es"}));
    std::vector<std::string> names;
    for (auto const& code : tongues()) names.push_back(own_name(code));
    EXPECT_EQ(names, (std::vector<std::string>{"English", "Català", "Español"}));
}

TEST(Tongues, KnowTheNineOfTimeOverflow) {
    EXPECT_EQ(known_tongues(), (std::vector<std::string>{"en", "ca", "es", "eu", "fr", "gl", "ja", "nl", "pt-BR"}));
    EXPECT_EQ(own_name("pt-br"), "Português (Brasil)");
    EXPECT_EQ(own_name("ja"), "日本語");
}

TEST(Tongues, OfferWhatTheOperatorSays) {
    auto const usual = tongues();
    EXPECT_FALSE(offer_tongues({"eu", "tlh"}));
    EXPECT_FALSE(offer_tongues({}));
    EXPECT_EQ(tongues(), usual);
    ASSERT_TRUE(offer_tongues({"eu", "pt-BR", "en"}));
    EXPECT_EQ(offered_tongue("EU-es"), "eu");
    EXPECT_EQ(offered_tongue("pt-PT"), "pt-BR") << "nearer than any other";
    EXPECT_EQ(offered_tongue("ca"), "");
    ASSERT_TRUE(offer_tongues(usual));
    EXPECT_EQ(offered_tongue("ca-ES"), "ca");
    EXPECT_EQ(offered_tongue("fr"), "") << "it is only begun";
}

TEST(Tongues, SayWhichFileIsNoCatalogue) {
    EXPECT_NE(take_catalogues("/nowhere/at/all"), "");
    auto folder = (std::filesystem::temp_directory_path() / "ateneu-words-XXXXXX").string();
    ASSERT_TRUE(mkdtemp(folder.data()));
    EXPECT_EQ(take_catalogues(folder), "");
    std::ofstream(folder + "/fr.mo") << "msgid \"Offers\"";
    EXPECT_NE(take_catalogues(folder).find("fr.mo is no catalogue"), std::string::npos);
    std::filesystem::remove_all(folder);
}

TEST(Tongues, FallBackWhereACatalogueIsOnlyBegun_TB_R65) {
    Tongue const basque{"eu"}, brazilian{"pt_BR"}, japanese{"ja"};
    EXPECT_EQ(translate(basque, "Offers"), "Eskaintzak");
    EXPECT_EQ(translate(basque, "European Union"), "Unión Europea") << "as their header says";
    EXPECT_EQ(translate(brazilian, "Offers"), "Ofertas");
    EXPECT_EQ(translate(brazilian, "European Union"), "European Union");
    EXPECT_EQ(translate(brazilian, country_name("DE")), "Alemanha");
    EXPECT_EQ(hours_given(1, brazilian), "1 hora dada");
    EXPECT_EQ(hours_given(0, brazilian), "0 hora dada") << "nothing is singular there";
    EXPECT_EQ(hours_given(1'000, japanese), "1,000時間を渡しました") << "one form for all numbers";
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
