#include "core/http/test_client.h"
#include "server/program.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// The same routes behind real sockets.
class OverTheWire : public House {
protected:
    OverTheWire() : server_({.port = 0, .threads = 2, .access_log = false}, server::routes(site()), [this](http::Request& request, int status) { return site().error_page(request, status); }) { server_.start(); }
    ~OverTheWire() override { server_.stop(); }

    http::Answer post(http::TestClient& client, std::string const& path, std::string const& cookies, std::string const& body) {
        return client.ask("POST " + path + " HTTP/1.1\r\nHost: ateneu.example\r\nCookie: " + cookies + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }

    http::Server server_;
};

TEST_P(OverTheWire, SomebodyLogsInAndReadsAPage) {
    http::TestClient client(server_.port());
    ASSERT_TRUE(client.is_connected());
    auto const login = client.get("/login");
    EXPECT_EQ(login.status, 200);
    auto const visit = login.header("Set-Cookie");
    auto const cookie = visit.substr(0, visit.find(';'));
    auto const csrf = csrf_of(std::string_view(cookie).substr(cookie.find('=') + 1));
    EXPECT_EQ(post(client, "/login", cookie, http::to_query({{"csrf", "wrong"}, {"username", "root"}, {"password", password}})).status, 419);
    auto const inside_now = post(client, "/login", cookie, http::to_query({{"csrf", csrf}, {"username", "root"}, {"password", password}, {"next", "/people/people"}}));
    EXPECT_EQ(inside_now.status, 303);
    EXPECT_EQ(inside_now.header("Location"), "/people/people");
    auto const session = inside_now.header("Set-Cookie");
    auto const people = client.get("/people/people", "Cookie: " + session.substr(0, session.find(';')) + "\r\n");
    EXPECT_EQ(people.status, 200);
    EXPECT_NE(people.body.find("root Test"), std::string::npos);
    EXPECT_EQ(client.get("/people/people").status, 303);
    EXPECT_EQ(client.get("/api/people/people").status, 401);
    EXPECT_EQ(client.get("/nowhere").status, 404);
    EXPECT_EQ(client.get("/healthz").body, R"({"status":"ok"})");
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, OverTheWire, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
