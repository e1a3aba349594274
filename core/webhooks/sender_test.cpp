#include "core/webhooks/sender.h"

#include <gtest/gtest.h>

#include "core/http/server.h"

namespace ateneu::webhooks {
namespace {

TEST(Signature, IsTheOneOfTheSpecification) {
    // The example of github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md and its libraries' tests.
    EXPECT_EQ(signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_EQ(signature("whsec_not base64!", "msg", 1, "{}"), "");
    EXPECT_EQ(signature("", "msg", 1, "{}"), "");
}

TEST(Signature, ComesFromASecretOfThirtyTwoBytes) {
    auto const secret = new_secret();
    EXPECT_TRUE(secret.starts_with("whsec_"));
    EXPECT_EQ(secret.size(), 6U + 44U);
    EXPECT_NE(secret, new_secret());
    auto const headers = signed_headers(std::vector{secret}, "msg_1", {1'614'265'330'999'999}, "{}");
    EXPECT_EQ(headers[1].second, "1614265330") << "whole seconds";
    EXPECT_EQ(headers[2].second, signature(secret, "msg_1", 1'614'265'330, "{}"));
}

TEST(PrivateAddress, IsNobodysToReachFromOutside) {
    for (auto const* inside : {"127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
                               "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2001:db8::1", "2002:7f00:1::", "no address"})
        EXPECT_TRUE(is_private(inside)) << inside;
    for (auto const* outside : {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8"}) EXPECT_FALSE(is_private(outside)) << outside;
}

/// A program that listens on this machine.
class Listening : public testing::Test {
protected:
    void listen(http::Handler handler) {
        http::Router router;
        router.add({"POST", "/hook", std::move(handler)});
        router.add({"GET", "/hook", [](http::Request&) { return http::Response{.body = "followed"}; }});
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .threads = 1, .access_log = false}, std::move(router), [](http::Request&, int status) { return http::Response{.status = status}; });
        server_->start();
    }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/hook"; }

private:
    std::unique_ptr<http::Server> server_;
};

TEST_F(Listening, GetsThePayloadAndItsHeaders) {
    std::string heard;
    listen([&](http::Request& request) {
        heard = request.body + " " + std::string(request.header("webhook-id")) + " " + std::string(request.header("content-type"));
        return http::Response{.status = 202, .content_type = "text/plain", .body = "thank\x01 you\xff"};
    });
    auto const sent = post({.private_addresses = true}, address(), {{"webhook-id", "msg_1"}}, R"({"a":1})");
    EXPECT_EQ(sent.status, 202) << sent.answer;
    EXPECT_TRUE(sent.is_good());
    EXPECT_EQ(sent.answer, "thank  you") << "as a database takes it";
    EXPECT_EQ(heard, R"({"a":1} msg_1 application/json)");
}

TEST_F(Listening, IsNotReachedUnlessThatIsAllowed) {
    bool heard = false;
    listen([&](http::Request&) {
        heard = true;
        return http::Response{};
    });
    EXPECT_EQ(post({}, address(), {}, "{}").status, 0);
    auto secure = address();
    secure.replace(0, 4, "https");
    EXPECT_EQ(post({}, secure, {}, "{}").status, 0) << "nor by https";
    EXPECT_FALSE(heard);
}

TEST_F(Listening, IsNotFollowedElsewhereAndNotReadWithoutEnd) {
    listen([](http::Request&) {
        http::Response answer{.status = 302, .body = std::string(200'000, 'x')};
        answer.with("Location", "/hook");
        return answer;
    });
    auto const sent = post({.private_addresses = true}, address(), {}, "{}");
    EXPECT_EQ(sent.status, 302);
    EXPECT_FALSE(sent.is_good());
    EXPECT_EQ(sent.answer.size(), 500U);
}

TEST(Sending, ToNobodySaysWhy) {
    auto const sent = post({.private_addresses = true, .timeout_ms = 2000}, "http://127.0.0.1:1/", {}, "{}");
    EXPECT_EQ(sent.status, 0);
    EXPECT_FALSE(sent.answer.empty());
    EXPECT_EQ(post({.private_addresses = true}, "file:///etc/passwd", {}, "{}").status, 0);
}

}  // namespace
}  // namespace ateneu::webhooks
