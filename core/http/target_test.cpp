#include "core/http/target.h"

#include <gtest/gtest.h>

namespace ateneu::http {
namespace {

TEST(ParseTarget, SplitsPathAndQuery) {
    auto const target = parse_target("/people/N%C3%BAria?q=a?b");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->raw_path, "/people/N%C3%BAria");
    EXPECT_EQ(target->path, "/people/Núria");
    EXPECT_EQ(target->raw_query, "q=a?b");
}

TEST(ParseTarget, TakesTheAbsoluteFormOfProxies) {
    EXPECT_EQ(parse_target("http://example.org/a?b")->path, "/a");
    EXPECT_EQ(parse_target("HTTPS://example.org")->path, "/");
    EXPECT_EQ(parse_target("/x?back=http://example.org/a")->path, "/x");
}

TEST(ParseTarget, DotsInsideANameAreFine) { EXPECT_TRUE(parse_target("/a..b/...c/.well-known/x")); }

TEST(ParseTarget, RefusesWhatCouldMeanAnotherPath) {
    for (auto const target : {"",
                              "a",
                              "//../x",
                              "/..",
                              "/../etc/passwd",
                              "/a/../b",
                              "/a/./b",
                              "/a/..",
                              "/%2e%2e/b",
                              "/a/.%2E",
                              "/a%2f..%2fb",
                              "/a\\..\\b",
                              "/a%5c..",
                              "/%00",
                              "/a%0d%0aX:y",
                              "/a%7f",
                              "/%",
                              "/%4",
                              "/%4g",
                              "/%ff",
                              "/%c0%ae",
                              "/a#b",
                              "/a?q=%",
                              "/a?q=%00",
                              "/a?q=%ff",
                              "ftp://host/a",
                              "host:80"})
        EXPECT_FALSE(parse_target(target)) << target;
    EXPECT_FALSE(parse_target(std::string_view("/a\0b", 4)));
}

}  // namespace
}  // namespace ateneu::http
