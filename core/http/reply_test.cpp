#include "core/http/reply.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ateneu::http {
namespace {

bool has_line(Reply const& reply, std::string const& line) {
    return reply.head().find("\r\n" + line + "\r\n") != std::string_view::npos;
}

TEST(Reply, WritesTheHeadOfAPage) {
    Reply reply;
    reply.prepare(Response{.body = "hello"}.with("Set-Cookie", "a=b"),
                  {.request_id = "0123", .keep_alive = true});
    EXPECT_TRUE(reply.head().starts_with("HTTP/1.1 200 OK\r\n"));
    EXPECT_TRUE(reply.head().ends_with("\r\n\r\n"));
    EXPECT_TRUE(has_line(reply, "Content-Length: 5"));
    EXPECT_TRUE(has_line(reply, "Content-Type: text/html; charset=utf-8"));
    EXPECT_TRUE(has_line(reply, "Set-Cookie: a=b"));
    EXPECT_TRUE(has_line(reply, "X-Request-Id: 0123"));
    EXPECT_EQ(reply.head().find("Connection"), std::string_view::npos);
    EXPECT_EQ(reply.body(), "hello");
}

TEST(Reply, SaysWhetherTheConnectionStays) {
    Reply reply;
    reply.prepare({}, {.keep_alive = false});
    EXPECT_TRUE(has_line(reply, "Connection: close"));
    reply.prepare({}, {.keep_alive = true, .is_http_1_0 = true});
    EXPECT_TRUE(has_line(reply, "Connection: keep-alive"));
}

TEST(Reply, HeadHasTheHeadersOfTheWholeAnswerAndNoneOfItsBytes) {
    Reply reply;
    reply.prepare({.body = "hello"}, {.is_read = true, .head_only = true});
    EXPECT_TRUE(has_line(reply, "Content-Length: 5"));
    EXPECT_EQ(reply.body(), "");
}

TEST(Reply, AFixedBodyIsSentFromWhereItLies) {
    static constexpr std::string_view asset = "body{}";
    Reply reply;
    reply.prepare({.content_type = "text/css", .fixed_body = asset}, {});
    EXPECT_EQ(reply.body().data(), asset.data());
}

TEST(Reply, ATagTheClientHasIsAnswered304) {
    Reply reply;
    auto const page = Response{.body = std::string(2000, 'x')}.with("ETag", "\"v7\"");
    reply.prepare(
        page, {.if_none_match = "\"v6\", W/\"v7\"", .accept_encoding = "gzip", .is_read = true});
    EXPECT_EQ(reply.status(), 304);
    EXPECT_EQ(reply.body(), "");
    EXPECT_TRUE(has_line(reply, "ETag: \"v7\""));
    EXPECT_TRUE(has_line(reply, "Vary: Accept-Encoding"));
    EXPECT_EQ(reply.head().find("Content-Length"), std::string_view::npos);
    reply.prepare(page, {.if_none_match = "\"v7\"", .is_read = false});
    EXPECT_EQ(reply.status(), 200) << "only reading is conditional on If-None-Match";
    reply.prepare(page, {.if_none_match = "\"v8\"", .is_read = true});
    EXPECT_EQ(reply.status(), 200);
}

TEST(NamesEtag, ComparesWeakly) {
    EXPECT_TRUE(names_etag("*", "\"a\""));
    EXPECT_TRUE(names_etag("\"a\"", "W/\"a\""));
    EXPECT_TRUE(names_etag("W/\"a\"", "\"a\""));
    EXPECT_FALSE(names_etag("\"ab\"", "\"a\""));
    EXPECT_FALSE(names_etag("", "\"a\""));
    EXPECT_FALSE(names_etag("*", ""));
}

TEST(Reply, CompressesTextsThatAreWorthIt) {
    Reply reply;
    std::string const page(2000, 'x');
    reply.prepare({.body = page}, {.accept_encoding = "gzip"});
    EXPECT_TRUE(has_line(reply, "Content-Encoding: gzip"));
    EXPECT_TRUE(has_line(reply, "Vary: Accept-Encoding"));
    EXPECT_LT(reply.body().size(), 200u);
    EXPECT_TRUE(has_line(reply, "Content-Length: " + std::to_string(reply.body().size())));

    reply.prepare({.body = page}, {});
    EXPECT_EQ(reply.body(), page);
    EXPECT_TRUE(has_line(reply, "Vary: Accept-Encoding"))
        << "caches must know even when this client takes no gzip";
    reply.prepare({.body = "short"}, {.accept_encoding = "gzip"});
    EXPECT_EQ(reply.body(), "short");
    reply.prepare({.content_type = "image/png", .body = page}, {.accept_encoding = "gzip"});
    EXPECT_EQ(reply.body(), page);
    reply.prepare(Response{.body = page}.with("content-encoding", "br"),
                  {.accept_encoding = "gzip"});
    EXPECT_EQ(reply.body(), page);
}

TEST(Reply, NoContentHasNeitherTypeNorLength) {
    Reply reply;
    reply.prepare({.status = 204}, {});
    EXPECT_EQ(reply.head().find("Content-"), std::string_view::npos);
}

TEST(Reply, RefusesWhatWouldBreakTheProtocol) {
    Reply reply;
    for (auto const& [name, value] : std::initializer_list<std::pair<char const*, char const*>>{
             {"X", "a\r\nSet-Cookie: evil=1"},
             {"X y", "a"},
             {"", "a"},
             {"Content-Length", "3"},
             {"connection", "x"}})
        EXPECT_THROW(reply.prepare(Response{}.with(name, value), {}), std::logic_error) << name;
    EXPECT_THROW(reply.prepare({.status = 100}, {}), std::logic_error);
    EXPECT_THROW(reply.prepare({.content_type = "a\nb"}, {}), std::logic_error);
}

}  // namespace
}  // namespace ateneu::http
