#include "core/http/cookie.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ateneu::http {
namespace {

TEST(SetCookie, IsOutOfReachForScriptsAndForeignFormsUnlessAskedOtherwise) {
    EXPECT_EQ(set_cookie({.name = "session", .value = "abc"}),
              "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(SetCookie, CarriesAgePathAndSecure) {
    EXPECT_EQ(
        set_cookie({.name = "s", .value = "v", .path = "/x", .max_age_s = 60, .secure = true}),
        "s=v; Path=/x; Max-Age=60; Secure; HttpOnly; SameSite=Lax");
    EXPECT_EQ(set_cookie({.name = "s",
                          .value = "",
                          .max_age_s = 0,
                          .http_only = false,
                          .same_site_strict = true}),
              "s=; Path=/; Max-Age=0; SameSite=Strict");
}

TEST(SetCookie, RefusesBytesThatWouldChangeItsMeaning) {
    EXPECT_THROW(set_cookie({.name = "", .value = "v"}), std::invalid_argument);
    EXPECT_THROW(set_cookie({.name = "a b", .value = "v"}), std::invalid_argument);
    EXPECT_THROW(set_cookie({.name = "s", .value = "v; Domain=evil"}), std::invalid_argument);
    EXPECT_THROW(set_cookie({.name = "s", .value = "v\r\nX: y"}), std::invalid_argument);
    EXPECT_THROW(set_cookie({.name = "s", .value = "v", .path = "/;x"}), std::invalid_argument);
}

}  // namespace
}  // namespace ateneu::http
