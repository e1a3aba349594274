#include <gtest/gtest.h>

#include "core/http/server.h"

namespace ateneu::http {
namespace {

TEST(ParseQuery, ReadsNamesAndValuesInTheirOrder) {
    auto const fields = parse_query("a=1&b=two+words&a=%C3%BA&&c&=x");
    ASSERT_EQ(fields.list().size(), 5u);
    EXPECT_EQ(fields["a"], "1");
    EXPECT_EQ(fields["b"], "two words");
    EXPECT_EQ(fields.all("a"), (std::vector<std::string_view>{"1", "ú"}));
    EXPECT_TRUE(fields.has("c"));
    EXPECT_EQ(fields["c"], "");
    EXPECT_FALSE(fields.has("d"));
    EXPECT_EQ(fields["d"], "");
    EXPECT_TRUE(parse_query("").empty());
}

TEST(ParseQuery, ValueMayHoldAnEqualsSign) { EXPECT_EQ(parse_query("a=b=c")["a"], "b=c"); }

TEST(ToQuery, ReadsBackTheSame) {
    std::vector<std::pair<std::string, std::string>> const fields = {
        {"naïve & name", "a=b+c d"}, {"empty", ""}, {"x", "%41\n"}};
    EXPECT_EQ(parse_query(to_query(fields)).list(), fields);
}

TEST(Cookie, IsFoundByItsWholeName) {
    Request request;
    request.headers = {{"cookie", "xsession=1; session=abc=; empty="}, {"cookie", "later=2"}};
    EXPECT_EQ(request.cookie("session"), "abc=");
    EXPECT_EQ(request.cookie("empty"), "");
    EXPECT_EQ(request.cookie("later"), "2");
    EXPECT_EQ(request.cookie("absent"), "");
}

TEST(Redirect, SeesOtherByDefault) {
    auto const response = redirect("/people");
    EXPECT_EQ(response.status, 303);
    ASSERT_EQ(response.headers.size(), 1u);
    EXPECT_EQ(response.headers[0].second, "/people");
}

}  // namespace
}  // namespace ateneu::http
