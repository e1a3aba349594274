#include <stdexcept>

#include "core/base/json.h"

namespace ateneu {
namespace {

TEST(IsJson, AcceptsAnyValueAndNothingAround) {
    for (auto const* const good :
         {"{}", "[]", "null", "true", "\"\"", "0", "-1.5e3", " [1, 2] ", "{\"a\":{\"b\":[]}}"})
        EXPECT_TRUE(is_json(good)) << good;
    for (auto const* const bad :
         {"", " ", "{", "[1,]", "{\"a\":}", "{a:1}", "'a'", "01", "+1", "1.", ".5", "NaN", "[1] 2",
          "[]]", "\"\n\"", "// c\n1", "nul", "\"\\x\"", "1e999"})
        EXPECT_FALSE(is_json(bad)) << bad;
}

TEST(IsJson, RefusesWhatIsNotUtf8) {
    EXPECT_FALSE(is_json("\"\xff\""));
    EXPECT_FALSE(is_json("\"\xED\xA0\x80\""));
    EXPECT_FALSE(is_json("\"\\ud800\""));
}

TEST(IsJson, RefusesNestingThatNobodyWrites) {
    EXPECT_TRUE(is_json(std::string(32, '[') + std::string(32, ']')));
    EXPECT_FALSE(is_json(std::string(33, '[') + std::string(33, ']')));
    EXPECT_FALSE(is_json(std::string(1'000'000, '[')));
}

TEST(JsonNormal, DropsSpacesAndKeepsTheOrderOfKeys) {
    EXPECT_EQ(json_normal(" { \"b\" : [ 1 , 2.50 , null ] ,\n \"a\" : { } } "),
              R"({"b":[1,2.5,null],"a":{}})");
}

TEST(JsonNormal, SpellsEveryStringOneWay) {
    EXPECT_EQ(json_normal("\"N\\u00faria \\/ \\ud83c\\udf31\""), "\"N\u00faria / \U0001F331\"");
    EXPECT_EQ(json_normal(R"({"a\nb":"\u0000"})"), R"({"a\nb":"\u0000"})");
}

TEST(JsonNormal, KeepsTheValueOfEveryNumber) {
    EXPECT_EQ(json_normal("0.1"), "0.1");
    EXPECT_EQ(json_normal("2.2250738585072011e-308"), "2.225073858507201e-308");
    EXPECT_EQ(json_normal("1.0"), "1");
    EXPECT_EQ(json_normal("-0"), "0");
    EXPECT_EQ(json_normal("18446744073709551615"), "18446744073709551615");
    EXPECT_EQ(json_normal("123456789012345678901234567890"), "123456789012345678901234567890");
}

TEST(JsonNormal, IsTheSameWhenDoneAgain) {
    auto const once = json_normal(R"({"x": [1e3, 0.30000000000000004, "\t<>", {"y": 5e-324}]})");
    EXPECT_EQ(json_normal(once), once);
}

TEST(JsonNormal, ThrowsWithTheReason) {
    EXPECT_THROW(json_normal("{"), std::invalid_argument);
    EXPECT_THROW(json_normal("1 2"), std::invalid_argument);
}

}  // namespace
}  // namespace ateneu
