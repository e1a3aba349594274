#include "core/pages/form_input.h"

#include "tests/support/specimen.h"

namespace ateneu::pages {

namespace {

using specimen::Order;
using specimen::OrderLine;
using specimen::Sheet;

http::Fields form(std::initializer_list<std::pair<char const*, char const*>> fields) {
    http::Fields made;
    for (auto const& [name, value] : fields) made.add(name, value);
    return made;
}

Value& field_of(Entity const& entity, Record& record, std::string_view name) { return record.values[static_cast<std::size_t>(entity.index_of(name))]; }

/// A stored order of two lines, with ids 5 and 6.
Record stored_order() {
    auto order = blank_record(Order::entity(), Date{});
    order.id = 1;
    Records lines;
    for (std::int64_t id : {5, 6}) {
        auto& line = lines.emplace_back(blank_record(OrderLine::entity(), Date{}));
        line.id = id;
        field_of(OrderLine::entity(), line, "item") = id * 10;
        field_of(OrderLine::entity(), line, "quantity") = id;
    }
    field_of(Order::entity(), order, "lines") = lines;
    return order;
}

Records lines_of(Record& order) { return std::get<Records>(field_of(Order::entity(), order, "lines")); }

}  // namespace

TEST(FormInput, TB_R61_TakesABareHostForAnAddress) {
    auto const read = [](char const* typed) {
        auto record = blank_record(Sheet::entity(), Date{});
        FormInput input;
        read_form(form({{"url", typed}}), Sheet::entity(), "", record, input);
        return std::pair{std::get<std::string>(field_of(Sheet::entity(), record, "url")), input.problems.empty()};
    };
    EXPECT_EQ(read("www.bank.test").first, "http://www.bank.test");
    EXPECT_EQ(read(" bank.test/about ").first, "http://bank.test/about");
    EXPECT_EQ(read("https://bank.test").first, "https://bank.test");
    EXPECT_EQ(read("").first, "");
    EXPECT_NE(read("our bank").first, "http://our bank");
}

TEST(FormInput, LeavesAloneWhatWasNotSent) {
    auto const& sheet = Sheet::entity();
    auto record = blank_record(sheet, Date{});
    field_of(sheet, record, "title") = std::string("Kept");
    field_of(sheet, record, "tags") = Keys{3};
    FormInput input;
    read_form(form({{"count", "7"}}), sheet, "", record, input);
    EXPECT_EQ(text_of(field_of(sheet, record, "title")), "Kept");
    EXPECT_EQ(field_of(sheet, record, "tags"), Value(Keys{3}));
    EXPECT_EQ(integer_of(field_of(sheet, record, "count")), 7);
    EXPECT_TRUE(input.problems.empty());
}

TEST(FormInput, TakesAwayAllLinksWhenOnlyTheHiddenControlCame) {
    auto const& sheet = Sheet::entity();
    auto record = blank_record(sheet, Date{});
    field_of(sheet, record, "tags") = Keys{3};
    FormInput input;
    read_form(form({{"tags", ""}}), sheet, "", record, input);
    EXPECT_EQ(field_of(sheet, record, "tags"), Value(Keys{}));
    read_form(form({{"tags", ""}, {"tags", "4"}, {"tags", "9"}}), sheet, "", record, input);
    EXPECT_EQ(field_of(sheet, record, "tags"), Value((Keys{4, 9})));
}

TEST(FormInput, ReadsTheTickOverTheHiddenNo) {
    auto const& sheet = Sheet::entity();
    auto record = blank_record(sheet, Date{});
    FormInput input;
    read_form(form({{"ticked", "0"}, {"ticked", "1"}}), sheet, "", record, input);
    EXPECT_EQ(integer_of(field_of(sheet, record, "ticked")), 1);
    read_form(form({{"ticked", "0"}}), sheet, "", record, input);
    EXPECT_EQ(integer_of(field_of(sheet, record, "ticked")), 0);
}

TEST(FormInput, KeepsWhatWasTypedBesideTheProblem) {
    auto record = blank_record(Sheet::entity(), Date{});
    FormInput input;
    read_form(form({{"sheet.count", "many"}, {"sheet.day", "tomorrow"}}), Sheet::entity(), "sheet.", record, input);
    EXPECT_NE(input.problems.of("sheet.count"), nullptr);
    EXPECT_NE(input.problems.of("sheet.day"), nullptr);
    EXPECT_EQ(input.typed["sheet.count"], std::vector<std::string>{"many"});
}

TEST(FormInput, NobodyTypesStampsOrWhatTheSystemKeeps) {
    auto const& member = specimen::Member::entity();
    auto record = blank_record(member, Date{});
    FormInput input;
    read_form(form({{"balance", "1:00"}, {"created_at", "2020-01-01T00:00Z"}}), member, "", record, input);
    EXPECT_EQ(integer_of(field_of(member, record, "balance")), 0);
    EXPECT_TRUE(input.typed.empty());
}

TEST(FormInput, ARowThatNobodyTouchedIsNone) {
    auto order = stored_order();
    FormInput input;
    read_form(form({{"lines[0]._row", "1"}, {"lines[0]._id", "5"}, {"lines[1]._row", "1"}, {"lines[1]._id", "6"}, {"lines[2]._row", "1"}, {"lines[2]._id", "0"}, {"lines[2].item", ""}, {"lines[2].quantity", "1"}, {"lines[2].note", ""}}),
              Order::entity(), "", order, input);
    auto before = stored_order();
    EXPECT_EQ(lines_of(order), lines_of(before));
}

TEST(FormInput, ProblemsOfRowsAreCountedWithoutThoseTakenAway) {
    auto order = stored_order();
    FormInput input;
    read_form(form({{"lines[0]._row", "1"}, {"lines[0]._id", "5"}, {"lines[0]._remove", "0"}, {"lines[0]._remove", "1"}, {"lines[1]._row", "1"}, {"lines[1]._id", "6"}, {"lines[1].quantity", "x"}}), Order::entity(), "", order, input);
    auto const lines = lines_of(order);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().id, 6);
    EXPECT_NE(input.problems.of("lines[0].quantity"), nullptr);
    EXPECT_EQ(input.typed["lines[1]._place"], std::vector<std::string>{"0"}) << "where the form finds it again";
}

TEST(FormInput, NoRowsAreNotTakenForNoLines) {
    auto order = stored_order();
    FormInput input;
    read_form(form({{"number", "3"}}), Order::entity(), "", order, input);
    EXPECT_EQ(lines_of(order).size(), 2U);
}

TEST(FormInput, ShowsWhatItReads) {
    auto const order = stored_order();
    auto const typed = typed_of(Order::entity(), order);
    EXPECT_EQ(rows_in(typed, "lines"), 2U);
    http::Fields sent;
    for (auto const& [name, values] : typed)
        for (auto const& value : values) sent.add(name, value);
    auto again = stored_order();
    FormInput input;
    read_form(sent, Order::entity(), "", again, input);
    EXPECT_EQ(again, order);
}

}  // namespace ateneu::pages
