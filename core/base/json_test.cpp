#include "core/base/json.h"

#include <limits>

namespace ateneu {
namespace {

std::string written(auto write) {
    std::string out;
    JsonWriter json(out);
    write(json);
    return out;
}
std::string text(std::string_view value) {
    return written([&](JsonWriter& json) { json.text(value); });
}
std::string number(auto value) {
    return written([&](JsonWriter& json) { json.number(value); });
}

TEST(JsonWriter, SetsCommasBetweenNestedValues) {
    auto const out = written([](JsonWriter& json) {
        json.begin_object().key("id").number(7LL).key("tags").begin_array();
        json.text("a").text("b").begin_object().end_object().begin_array().end_array().end_array();
        json.key("on").boolean(true).key("off").boolean(false).key("note").null();
        json.key("raw").raw("[1]").end_object();
    });
    EXPECT_EQ(out,
              R"({"id":7,"tags":["a","b",{},[]],"on":true,"off":false,"note":null,"raw":[1]})");
    EXPECT_TRUE(is_json(out));
}

TEST(JsonWriter, EscapesQuotesControlsAndLineSeparators) {
    EXPECT_EQ(text("say \"hi\"\\"), R"("say \"hi\"\\")");
    EXPECT_EQ(text("a\nb\tc\rd"), R"("a\nb\tc\rd")");
    EXPECT_EQ(text(std::string_view("\0\x1f\x7f", 3)), R"("\u0000\u001f\u007f")");
    EXPECT_EQ(text("\u2028\u2029"), R"("\u2028\u2029")");
    EXPECT_EQ(text("<Núria & 🌱>"), "\"<Núria & 🌱>\"");
}

TEST(JsonWriter, AlwaysWritesUtf8) {
    EXPECT_EQ(text("a\xff"), "\"a\uFFFD\"");
    EXPECT_EQ(text("\xC3"), "\"\uFFFD\"");
    EXPECT_TRUE(is_json(text("\xED\xA0\x80 \xF4\x90\x80\x80 \xC0\xAF \xE2\x82")));
}

TEST(JsonWriter, WritesNumbersShortestAndExact) {
    EXPECT_EQ(number(0.1), "0.1");
    EXPECT_EQ(number(41.385063), "41.385063");
    EXPECT_EQ(number(1e22), "1e+22");
    EXPECT_EQ(number(3.0), "3");
    EXPECT_EQ(number(std::numeric_limits<long long>::min()), "-9223372036854775808");
    EXPECT_EQ(number(std::numeric_limits<long long>::max()), "9223372036854775807");
}

TEST(JsonWriter, WritesNullForWhatJsonHasNoNumberFor) {
    EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(JsonQuoted, MayStandInAScriptElement) {
    EXPECT_EQ(json_quoted("</script><b>&"), R"("\u003c/script\u003e\u003cb\u003e\u0026")");
    EXPECT_EQ(json_quoted(""), "\"\"");
}

}  // namespace
}  // namespace ateneu
