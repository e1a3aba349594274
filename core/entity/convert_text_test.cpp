#include "core/entity/convert.h"
#include "tests/support/specimen_samples.h"

namespace ateneu::specimen {
namespace {

Field const& sheet(char const* name) { return *Sheet::entity().find(name); }
Field const& slip(char const* name) { return *Slip::entity().find(name); }

template <class T>
void expect_round_trip(T const& value) {
    auto const record = to_record(T::entity(), &value);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        auto const& field = T::entity().fields[i];
        if (field.is_children() || field.kind() == Kind::secret) continue;
        auto const text = to_text(field, record.values[i]);
        auto const back = from_text(field, text);
        ASSERT_TRUE(back) << field.name << ": " << text;
        EXPECT_EQ(*back, record.values[i]) << field.name << ": " << text;
    }
}

TEST(Text, OfEveryKindIsReadBackAsItWas) {
    expect_round_trip(full_sheet({7}, {{1}, {2}}));
    expect_round_trip(extreme_sheet({7}));
    expect_round_trip(full_slip({7}));
    expect_round_trip(Slip{});
}

TEST(Text, LeftBlankGivesNothing) {
    for (auto const* entity : entities())
        for (auto const& field : entity->fields) {
            if (field.is_children()) continue;
            EXPECT_EQ(from_text(field, ""), nothing_of(field)) << entity->name << "." << field.name;
            if (field.kind() == Kind::secret) continue;
            EXPECT_EQ(from_text(field, " \r\n\t "), nothing_of(field)) << entity->name << "." << field.name;
        }
}

TEST(Text, ThatMakesNoSenseIsRefusedWithASentence) {
    std::pair<char const*, std::vector<char const*>> const garbage[] = {
        {"count", {"x", "1.5", "1e3", "99999999999999999999", "--1", "0x10"}},
        {"ticked", {"maybe", "2"}},
        {"day", {"2026-02-30", "yesterday", "0000-01-01", "10000-01-01", "2026-1-1"}},
        {"moment", {"2026-03-09 25:00", "now", "2026-03-09T10:00+99:00"}},
        {"weight", {"heavy", "1.0000001", "1e3", "1..2"}},
        {"length", {"soon", "1:75", "-", "1:30:99"}},
        {"cost", {"12", "12.505 EUR", "12 ABCD", "EUR"}},
        {"when", {"2026-03-09T10:00:00Z", "a/b", "/", "2026-03-09T10:00:00Z/"}},
        {"latitude", {"north", "nan", "inf", "0x1p3", "1e400", "41.3.2"}},
        {"member", {"Ana", "1,2"}},
        {"about", {"specimen.member", "specimen.member:0", "specimen.member:x", ":3", "12"}},
        {"numbers", {"1, two", "1.5"}},
        {"tags", {"red"}},
        {"uuid", {"0c23939f", "0c23939f-de98-44c9-969e-29405841676g"}},
        {"extra", {"{", "{'a':1}", "undefined", "[1,]"}},
        {"title", {"a\xff", "\xed\xa0\x80"}},
    };
    for (auto const& [name, texts] : garbage)
        for (auto const* text : texts) {
            EXPECT_FALSE(from_text(sheet(name), text)) << name << ": " << text;
            EXPECT_FALSE(how_to_write(sheet(name)).text.empty());
            EXPECT_TRUE(how_to_write(sheet(name)).text.ends_with(".")) << name;
        }
    EXPECT_FALSE(from_text(sheet("title"), std::string_view("a\0b", 3)));
}

TEST(Text, TakesWhatPeopleWrite) {
    EXPECT_EQ(from_text(sheet("latitude"), " 41,93 "), Value(41.93));
    EXPECT_EQ(from_text(sheet("latitude"), "+2"), Value(2.0));
    EXPECT_EQ(from_text(sheet("ticked"), "yes"), Value(std::int64_t{1}));
    EXPECT_EQ(from_text(sheet("title"), "  Ana \xc2\xa0"), Value("Ana"));
    EXPECT_EQ(from_text(sheet("words"), "one, two;three"), (Value(Texts{"one", "two", "three"})));
    EXPECT_EQ(from_text(sheet("words"), "one\r\ntwo, or three\r\n\r\n"), (Value(Texts{"one", "two, or three"})));
    EXPECT_EQ(from_text(sheet("numbers"), "3, 1"), (Value(Keys{3, 1})));
    EXPECT_EQ(from_text(sheet("uuid"), "0C23939F-DE98-44C9-969E-29405841676C"), Value("0c23939f-de98-44c9-969e-29405841676c"));
}

TEST(Text, OfSeveralLinesKeepsThemAndItsIndents) {
    EXPECT_EQ(from_text(sheet("notes"), "  a\r\n  b\r\n"), Value("  a\n  b\n"));
    EXPECT_EQ(from_text(sheet("title"), " a\nb "), Value("a\nb"));
}

TEST(Text, OfASecretIsTakenAsItIsAndNeverShown) {
    EXPECT_EQ(from_text(sheet("pin"), " 12 "), Value(" 12 "));
    EXPECT_EQ(to_text(sheet("pin"), Value("12")), "");
}

TEST(TranslatedText, IsReadByLine) {
    auto const read = [](char const* text) { return std::get<Translated>(*from_text(sheet("greeting"), text)).texts; };
    using Texts = std::map<std::string, std::string>;
    EXPECT_EQ(read("Hello"), (Texts{{"en", "Hello"}}));
    EXPECT_EQ(read("en: Hello\r\n\r\nca: Hola\r\nbon dia"), (Texts{{"en", "Hello"}, {"ca", "Hola\nbon dia"}}));
    EXPECT_EQ(read("Note: no language"), (Texts{{"en", "Note: no language"}}));
    EXPECT_EQ(read("en: \nca: Hola"), (Texts{{"ca", "Hola"}}));
}

TEST(AbsentValue, IsBlankText) {
    EXPECT_EQ(to_text(slip("day"), Value{}), "");
    EXPECT_EQ(from_text(slip("ticked"), "0"), Value(std::int64_t{0}));
}

TEST(NegativeDuration, IsReadBackBecauseBalancesRunBelowZero) {
    auto const& balance = *Member::entity().find("balance");
    EXPECT_EQ(from_text(balance, to_text(balance, Value(std::int64_t{-5405}))), Value(std::int64_t{-5405}));
}

}  // namespace
}  // namespace ateneu::specimen
