#include "core/base/json.h"
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
        auto const json = to_json(field, record.values[i]);
        EXPECT_TRUE(is_json(json)) << json;
        if (field.kind() == Kind::secret) continue;
        auto const back = from_json(field, json);
        ASSERT_TRUE(back) << field.name << ": " << json;
        EXPECT_EQ(*back, record.values[i]) << field.name << ": " << json;
    }
}

TEST(Json, OfEveryKindIsReadBackAsItWas) {
    expect_round_trip(full_sheet({7}, {{1}, {2}}));
    expect_round_trip(extreme_sheet({7}));
    expect_round_trip(full_slip({7}));
    expect_round_trip(Slip{});
}

TEST(Json, OfARecordIsReadBackAsItWas) {
    auto const given = extreme_sheet({7});
    auto const record = to_record(Sheet::entity(), &given);
    auto other = blank_record(Sheet::entity(), {});
    Problems problems;
    auto const names = from_json(Sheet::entity(), to_json(Sheet::entity(), record), other, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(names.size(), Sheet::entity().fields.size() - 1);  // all but the secret
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (auto const& field = Sheet::entity().fields[i]; field.kind() != Kind::secret) {
            EXPECT_EQ(other.values[i], record.values[i]) << field.name;
        }
}

TEST(Json, NeverHoldsASecret) {
    auto const given = full_sheet({7});
    auto const json = to_json(Sheet::entity(), to_record(Sheet::entity(), &given));
    EXPECT_EQ(json.find("s3cret"), std::string::npos);
    EXPECT_EQ(json.find("\"pin\""), std::string::npos);
    EXPECT_EQ(to_json(sheet("pin"), Value("s3cret-pin")), "null");
}

TEST(Json, ShowsAmountsAndTimesForPrograms) {
    auto const given = full_sheet({7});
    auto const record = to_record(Sheet::entity(), &given);
    auto const json = [&](char const* name) {
        return to_json(sheet(name), record.values[static_cast<std::size_t>(Sheet::entity().index_of(name))]);
    };
    EXPECT_EQ(json("cost"), R"({"amount":"12.50","currency":"EUR"})");
    EXPECT_EQ(json("when"), R"({"start":"2026-03-09T14:30:00.000000Z","end":"2026-03-09T16:00:00.000000Z"})");
    EXPECT_EQ(json("about"), R"({"entity":"specimen.member","id":7})");
    EXPECT_EQ(json("weight"), R"("-1.500001")");
    EXPECT_EQ(json("size"), R"("l")");
    EXPECT_EQ(json("ticked"), "true");
    EXPECT_EQ(json("member"), "7");
    EXPECT_EQ(json("latitude"), "41.387917");
}

TEST(Json, OfTheWrongTypeIsRefused) {
    std::pair<char const*, std::vector<char const*>> const garbage[] = {
        {"title", {"1", "true", "[]", "{}", R"("\u0000")"}},
        {"count", {R"("1")", "1.5", "true", "1e400", "18446744073709551615", "[1]"}},
        {"ticked", {"1", R"("true")"}},
        {"day", {"20260309", R"("2026-02-30")"}},
        {"weight", {"true", R"("heavy")", "{}"}},
        {"cost", {"12.5", R"("x")", R"({"amount":12.5,"currency":"EUR"})", R"({"amount":"12.50"})"}},
        {"when", {R"({"start":"2026-03-09T10:00:00Z"})", "[]"}},
        {"about", {"7", R"({"entity":"specimen.member"})", R"({"entity":"specimen.member","id":"7"})"}},
        {"latitude", {R"("41.9")", "true"}},
        {"words", {R"("one")", "[1]", "{}"}},
        {"numbers", {"[1.5]", R"(["1"])", "1"}},
        {"greeting", {R"("Hi")", R"({"en":1})", "[]"}},
        {"tags", {"1", R"(["red"])"}},
        {"member", {R"("7")", "{}"}},
    };
    for (auto const& [name, texts] : garbage)
        for (auto const* text : texts) EXPECT_FALSE(from_json(sheet(name), text)) << name << ": " << text;
    EXPECT_FALSE(from_json(sheet("title"), "nonsense"));
}

TEST(Json, NullIsNothing) {
    for (auto const& field : Sheet::entity().fields) EXPECT_EQ(from_json(field, "null"), nothing_of(field)) << field.name;
    for (auto const& field : Slip::entity().fields) EXPECT_TRUE(is_absent(*from_json(field, "null"))) << field.name;
}

TEST(Json, KeepsEveryDigitOfANumber) {
    EXPECT_EQ(from_json(slip("longitude"), "-179.99999999999997"), Value(-179.99999999999997));
    EXPECT_EQ(from_json(sheet("extra"), "[0.1, 123456789012345678901234567890]"), Value("[0.1,123456789012345678901234567890]"));
    auto record = blank_record(Sheet::entity(), {});
    Problems problems;
    from_json(Sheet::entity(), R"({"latitude": 41.9, "extra": [0.1]})", record, problems);
    EXPECT_EQ(to_json(sheet("latitude"), record.values[static_cast<std::size_t>(Sheet::entity().index_of("latitude"))]), "41.9");
    EXPECT_EQ(text_of(record.values[static_cast<std::size_t>(Sheet::entity().index_of("extra"))]), "[0.1]");
}

TEST(JsonBody, TellsEveryProblemByItsAddress) {
    auto record = blank_record(Order::entity(), {});
    Problems problems;
    auto const names = from_json(Order::entity(),
                                 R"({"id": 4, "number": "one", "colour": 1, "lines": [
                                     {"item": 3, "quantity": 2}, {"quantity": "two", "price": 1}, 5]})",
                                 record, problems);
    EXPECT_EQ(record.id, 4);
    EXPECT_EQ(names, (std::vector<std::string_view>{"number", "lines"}));
    ASSERT_EQ(problems.list().size(), 5u);
    EXPECT_EQ(problems.of("number")->code, "wrong_type");
    EXPECT_EQ(problems.of("colour")->code, "unknown_field");
    EXPECT_EQ(problems.of("lines[1].quantity")->code, "wrong_type");
    EXPECT_EQ(problems.of("lines[1].price")->code, "unknown_field");
    EXPECT_EQ(problems.of("lines[2]")->code, "wrong_type");
}

TEST(JsonBody, ThatIsNoObjectIsOneProblem) {
    for (auto const* body : {"", "[]", "{", "\"x\"", "null"}) {
        auto record = blank_record(Order::entity(), {});
        Problems problems;
        EXPECT_TRUE(from_json(Order::entity(), body, record, problems).empty());
        ASSERT_EQ(problems.list().size(), 1u) << body;
        EXPECT_EQ(problems.list().front().field, "") << body;
    }
}

TEST(JsonMembers, StandAsTheyWereWritten) {
    using Members = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(json_members(R"( {"a" : 1.50 , "b\"":"x,}\"", "c":{"d":[1, {"e":"]"}]} ,"f":null} )"),
              (Members{{"a", "1.50"}, {"b\"", R"("x,}\"")"}, {"c", R"({"d":[1, {"e":"]"}]})"}, {"f", "null"}}));
    EXPECT_TRUE(json_members("{}").empty());
    EXPECT_TRUE(json_members("[1]").empty());
    EXPECT_TRUE(json_members("{\"a\":").empty());
    EXPECT_TRUE(json_members("").empty());
}

}  // namespace
}  // namespace ateneu::specimen
