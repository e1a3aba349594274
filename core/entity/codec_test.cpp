#include "core/entity/entity.h"
#include "tests/support/specimen_samples.h"

namespace ateneu::specimen {
namespace {

/// Through the table into a record, and back into a fresh struct.
template <class T>
Record there_and_back(T const& value) {
    auto const record = to_record(T::entity(), &value);
    T other;
    to_struct(T::entity(), record, &other);
    return to_record(T::entity(), &other);
}

TEST(Codec, CarriesEveryKindOfMemberThereAndBack) {
    for (auto const& sheet : {full_sheet({7}, {{1}, {2}}), extreme_sheet({7}), bare_sheet({7})})
        EXPECT_EQ(to_record(Sheet::entity(), &sheet), there_and_back(sheet));
}

TEST(Codec, KeepsPresentApartFromAbsent) {
    auto const full = full_slip({7});
    auto const record = to_record(Slip::entity(), &full);
    EXPECT_EQ(record, there_and_back(full));
    for (std::size_t i = 0; i < record.values.size(); ++i)
        EXPECT_FALSE(is_absent(record.values[i])) << Slip::entity().fields[i].name;

    auto const nothing = to_record(Slip::entity(), std::make_unique<Slip>().get());
    for (std::size_t i = 0; i < nothing.values.size(); ++i)
        EXPECT_TRUE(is_absent(nothing.values[i])) << Slip::entity().fields[i].name;
}

TEST(Codec, EmptiesWhatWasThere) {
    auto slip = full_slip({7});
    auto const nothing = std::make_unique<Slip>();
    to_struct(Slip::entity(), to_record(Slip::entity(), nothing.get()), &slip);
    EXPECT_EQ(to_record(Slip::entity(), &slip), to_record(Slip::entity(), nothing.get()));
}

TEST(Codec, CarriesChildrenInTheirOrder) {
    Order order;
    order.id = {5};
    order.lines = {{.id = {3}, .item = {1}, .quantity = 2, .note = "b"}, {.item = {2}, .quantity = 1, .note = "a"}};
    auto const record = to_record(Order::entity(), &order);
    Order other;
    to_struct(Order::entity(), record, &other);
    ASSERT_EQ(other.lines.size(), 2u);
    EXPECT_EQ(other.lines[0].id.value, 3);
    EXPECT_EQ(other.lines[1].note, "a");
}

TEST(Codec, KnowsWhatAnIntegerHolds) {
    EXPECT_EQ(Sheet::entity().find("count")->codec->max, INT32_MAX);
    EXPECT_EQ(Sheet::entity().find("big")->codec->max, std::nullopt);
}

TEST(BlankRecord, BeginsWithItsInitialValues) {
    auto const today = date_of(2026, 11, 21);
    auto const blank = blank_record(Sheet::entity(), today);
    auto const at = [&](char const* name) { return blank.values[static_cast<std::size_t>(Sheet::entity().index_of(name))]; };
    EXPECT_EQ(integer_of(at("count")), 1);
    EXPECT_EQ(integer_of(at("day")), today.days);
    EXPECT_EQ(text_of(at("size")), "s");
    EXPECT_TRUE(is_absent(at("moment")));
    EXPECT_TRUE(is_absent(at("member")));
    EXPECT_EQ(text_of(at("extra")), "null");
}

TEST(Translated, FallsBackToALanguageThatIsThere) {
    Translated const text{{{"ca", "Hola"}, {"en", "Hello"}}};
    EXPECT_EQ(text.in("ca"), "Hola");
    EXPECT_EQ(text.in("es"), "Hello");
    EXPECT_EQ(text.in("es", "fr"), "Hola");
    EXPECT_EQ(Translated{}.in("es"), "");
}

}  // namespace
}  // namespace ateneu::specimen
