#include "core/http/proxies.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ateneu::http {
namespace {

struct Seen {
    std::string remote;
    bool secure;
    friend bool operator==(Seen const&, Seen const&) = default;
};

Seen seen(std::string const& peer, std::vector<std::pair<std::string, std::string>> headers) {
    Proxies const proxies({"127.0.0.1", "::1", "10.0.0.0/8", "fd00::/8"});
    Request request;
    request.headers = std::move(headers);
    proxies.attribute(request, peer, proxies.trusts(peer));
    return {request.remote, request.secure};
}

TEST(Proxies, AStrangersWordIsNotTaken) {
    EXPECT_EQ(
        seen("192.0.2.1", {{"x-forwarded-for", "198.51.100.7"}, {"x-forwarded-proto", "https"}}),
        (Seen{"192.0.2.1", false}));
}

TEST(Proxies, ATrustedProxySaysWhereTheRequestCameFrom) {
    EXPECT_EQ(
        seen("127.0.0.1", {{"x-forwarded-for", "198.51.100.7"}, {"x-forwarded-proto", "https"}}),
        (Seen{"198.51.100.7", true}));
    EXPECT_EQ(seen("::ffff:127.0.0.1", {{"x-forwarded-for", "2001:db8::1"}}),
              (Seen{"2001:db8::1", false}));
    EXPECT_EQ(seen("127.0.0.1", {}), (Seen{"127.0.0.1", false}));
}

TEST(Proxies, OnlyTheRightMostUntrustedAddressCounts) {
    EXPECT_EQ(seen("127.0.0.1", {{"x-forwarded-for", "1.1.1.1, 198.51.100.7, 10.1.2.3"}}).remote,
              "198.51.100.7");
    EXPECT_EQ(seen("fd00::5", {{"x-forwarded-for", "1.1.1.1"}, {"x-forwarded-for", "198.51.100.7"}})
                  .remote,
              "198.51.100.7");
    EXPECT_EQ(seen("127.0.0.1", {{"x-forwarded-for", "10.0.0.1, 10.0.0.2"}}).remote, "10.0.0.1");
}

TEST(Proxies, StopsAtWhatIsNotAnAddress) {
    EXPECT_EQ(seen("127.0.0.1", {{"x-forwarded-for", "1.1.1.1, unknown, 10.0.0.2"}}).remote,
              "10.0.0.2");
    EXPECT_EQ(seen("127.0.0.1", {{"x-forwarded-for", "<script>"}}).remote, "127.0.0.1");
    EXPECT_EQ(seen("127.0.0.1", {{"x-forwarded-for", ","}}).remote, "127.0.0.1");
}

TEST(Proxies, TheLastProtocolCounts) {
    EXPECT_FALSE(seen("127.0.0.1", {{"x-forwarded-proto", "https, http"}}).secure);
    EXPECT_TRUE(seen("127.0.0.1", {{"x-forwarded-proto", "http, HTTPS"}}).secure);
}

TEST(Proxies, RefusesAConfigurationThatIsNoAddress) {
    EXPECT_THROW(Proxies({"localhost"}), std::runtime_error);
    EXPECT_THROW(Proxies({"10.0.0.0/99"}), std::runtime_error);
}

}  // namespace
}  // namespace ateneu::http
