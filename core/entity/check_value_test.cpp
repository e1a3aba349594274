#include "core/entity/convert.h"
#include "tests/support/specimen_samples.h"

namespace ateneu::specimen {
namespace {

/// Code of the first problem; "" when the value is fine.
std::string wrong(Entity const& entity, char const* name, Value const& value) {
    Problems problems;
    check_value(*entity.find(name), value, "here", problems);
    if (problems.empty()) return "";
    EXPECT_EQ(problems.list().front().field, "here");
    EXPECT_FALSE(problems.list().front().message.text.empty());
    return problems.list().front().code;
}
std::string wrong(char const* name, Value const& value) { return wrong(Sheet::entity(), name, value); }

template <class T>
void expect_fine(T const& value) {
    auto const record = to_record(T::entity(), &value);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        auto const name = std::string(T::entity().fields[i].name);
        EXPECT_EQ(wrong(T::entity(), name.c_str(), record.values[i]), "") << name;
    }
}

TEST(CheckValue, TakesWhatIsRight) {
    expect_fine(full_sheet({7}));
    expect_fine(extreme_sheet({7}));
    expect_fine(bare_sheet({7}));
    expect_fine(full_slip({7}));
    expect_fine(Slip{});
}

TEST(CheckValue, AsksForWhatIsNeeded) {
    EXPECT_EQ(wrong("title", ""), "required");
    EXPECT_EQ(wrong("member", Value{}), "required");
    EXPECT_EQ(wrong("member", std::int64_t{0}), "required");
    EXPECT_EQ(wrong("day", Value{}), "required");
    EXPECT_EQ(wrong("about", AnyReference{}), "required");
    EXPECT_EQ(wrong("cost", Money{}), "required");
    EXPECT_EQ(wrong("notes", ""), "");
    EXPECT_EQ(wrong("colour", ""), "");
    EXPECT_EQ(wrong(Slip::entity(), "cost", Value{}), "");
    EXPECT_EQ(wrong(Order::entity(), "lines", Records{}), "required");
}

TEST(CheckValue, HoldsTextsToTheirShape) {
    EXPECT_EQ(wrong("email", "nobody"), "not_valid");
    EXPECT_EQ(wrong("url", "example.org"), "not_valid");
    EXPECT_EQ(wrong("slug", "con espacio"), "not_valid");
    EXPECT_EQ(wrong("country", "XX"), "not_valid");
    EXPECT_EQ(wrong("language", "xx"), "not_valid");
    EXPECT_EQ(wrong("zone", "Europe/Nowhere"), "not_valid");
    EXPECT_EQ(wrong("colour", "blue"), "not_a_choice");
    EXPECT_EQ(wrong("size", "xl"), "not_a_choice");
    EXPECT_EQ(wrong("greeting", Translated{{{"xx", "?"}}}), "not_a_choice");
    EXPECT_EQ(wrong(Slip::entity(), "countries", Texts{"ES", "Spain"}), "not_valid");
}

TEST(CheckValue, CountsCharactersNotBytes) {
    std::string eighty;
    for (int i = 0; i < 80; ++i) eighty += "ñ";
    EXPECT_EQ(wrong("title", eighty), "");
    EXPECT_EQ(wrong("title", eighty + "ñ"), "too_long");
    EXPECT_EQ(wrong("words", Texts{"short", std::string(21, 'x')}), "too_long");
    EXPECT_EQ(wrong("greeting", Translated{{{"en", std::string(61, 'x')}}}), "too_long");
}

TEST(CheckValue, HoldsNumbersToTheirRange) {
    EXPECT_EQ(wrong("count", std::int64_t{-1}), "too_small");
    EXPECT_EQ(wrong("count", std::int64_t{101}), "too_large");
    EXPECT_EQ(wrong("numbers", Keys{1, -1}), "too_small");
    EXPECT_EQ(wrong("latitude", 90.1), "out_of_range");
    EXPECT_EQ(wrong(Slip::entity(), "longitude", 180.5), "out_of_range");
    EXPECT_EQ(wrong("length", std::int64_t{-1}), "too_small");
    // A balance runs below zero: nobody types it.
    EXPECT_EQ(wrong(Member::entity(), "balance", std::int64_t{-1}), "");
}

TEST(CheckValue, RefusesWhatTheMemberCantHold) {
    // No limit in the table, but an `int` in the struct: more would come back as another number.
    EXPECT_EQ(wrong(Order::entity(), "number", std::int64_t{1} << 40), "too_large");
    EXPECT_EQ(wrong("big", std::int64_t{1} << 40), "");
}

TEST(CheckValue, RefusesARangeThatEndsBeforeItStarts) {
    EXPECT_EQ(wrong("when", TimeRange{{10}, {9}}), "not_valid");
    EXPECT_EQ(wrong("when", TimeRange{{10}, {10}}), "");
}

}  // namespace
}  // namespace ateneu::specimen
