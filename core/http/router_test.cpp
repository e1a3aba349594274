#include <gtest/gtest.h>

#include <stdexcept>

#include "core/http/server.h"

namespace ateneu::http {
namespace {

Router router_of(std::initializer_list<std::pair<char const*, char const*>> routes) {
    Router router;
    for (auto const& [method, pattern] : routes) router.add({.method = method, .pattern = pattern});
    return router;
}

/// The pattern that answers, and what its places matched: `/people/{} [7]`.
std::string found(Router const& router, std::string_view method, std::string_view path) {
    auto const match = router.find(method, path);
    if (!match.route) return match.allowed.empty() ? "nothing" : "only " + match.allowed;
    auto text = match.route->pattern;
    for (auto const& place : match.places) text += " [" + place + "]";
    return text;
}

TEST(Router, TheMostLiteralPatternWins) {
    auto const router = router_of({{"GET", "/people/{}"},
                                   {"GET", "/people/new"},
                                   {"GET", "/{}/{}"},
                                   {"GET", "/{*}"},
                                   {"GET", "/people/{}/edit"},
                                   {"GET", "/"}});
    EXPECT_EQ(found(router, "GET", "/people/7"), "/people/{} [7]");
    EXPECT_EQ(found(router, "GET", "/people/new"), "/people/new");
    EXPECT_EQ(found(router, "GET", "/places/7"), "/{}/{} [places] [7]");
    EXPECT_EQ(found(router, "GET", "/people/7/edit"), "/people/{}/edit [7]");
    EXPECT_EQ(found(router, "GET", "/people/7/other"), "/{*} [people/7/other]");
    EXPECT_EQ(found(router, "GET", "/"), "/");
}

TEST(Router, APlaceIsNeverEmptyButTheRestMayBe) {
    auto const router = router_of({{"GET", "/people/{}"}, {"GET", "/assets/{*}"}});
    EXPECT_EQ(found(router, "GET", "/people/"), "nothing");
    EXPECT_EQ(found(router, "GET", "/people"), "nothing");
    EXPECT_EQ(found(router, "GET", "/people/7/"), "nothing");
    EXPECT_EQ(found(router, "GET", "/assets/"), "/assets/{*} []");
    EXPECT_EQ(found(router, "GET", "/assets"), "nothing");
    EXPECT_EQ(found(router, "GET", "/assets/css/a.css"), "/assets/{*} [css/a.css]");
}

TEST(Router, PlacesComeDecoded) {
    auto const router = router_of({{"GET", "/people/{}"}, {"GET", "/caf\xc3\xa9/{}"}});
    EXPECT_EQ(found(router, "GET", "/people/N%C3%BAria%20A"), "/people/{} [Núria A]");
    EXPECT_EQ(found(router, "GET", "/people/a%2Fb"), "/people/{} [a/b]");
    EXPECT_EQ(found(router, "GET", "/p%65ople/a+b"), "/people/{} [a+b]");
    EXPECT_EQ(found(router, "GET", "/caf%C3%A9/1"), "/café/{} [1]");
}

TEST(Router, NamesTheMethodsOfAPathThatLacksThisOne) {
    auto const router =
        router_of({{"GET", "/people/{}"}, {"POST", "/people/{}"}, {"DELETE", "/people/x"}});
    EXPECT_EQ(found(router, "PUT", "/people/7"), "only GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(found(router, "PUT", "/people/x"), "only DELETE, GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(found(router, "OPTIONS", "/people/7"), "only GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(found(router, "HEAD", "/people/7"), "/people/{} [7]");
    EXPECT_EQ(found(router, "GET", "/nowhere"), "nothing");
    EXPECT_EQ(found(router, "get", "/people/7"), "only GET, HEAD, OPTIONS, POST");
}

TEST(Router, ALiteralPatternOfAnotherMethodDoesNotHideAPlace) {
    auto const router = router_of({{"GET", "/people/{}"}, {"POST", "/people/new"}});
    EXPECT_EQ(found(router, "GET", "/people/new"), "/people/{} [new]");
    EXPECT_EQ(found(router, "POST", "/people/new"), "/people/new");
}

TEST(Router, RefusesPatternsThatCanNotWork) {
    Router router;
    router.add({.method = "GET", .pattern = "/a/{}"});
    EXPECT_THROW(router.add({.method = "GET", .pattern = "/a/{}"}), std::invalid_argument);
    EXPECT_THROW(router.add({.method = "GET", .pattern = "a"}), std::invalid_argument);
    EXPECT_THROW(router.add({.method = "GET", .pattern = "/{*}/edit"}), std::invalid_argument);
}

}  // namespace
}  // namespace ateneu::http
