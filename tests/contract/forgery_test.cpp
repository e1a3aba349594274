#include "core/base/text.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Forgery : public House {
protected:
    /// Method and address of everything that may write, with a record's id in its places.
    std::vector<std::pair<std::string, std::string>> deeds(Entity const& entity, std::string const& id) {
        std::vector<std::pair<std::string, std::string>> all;
        auto const list = entity.address(), address = entity.address() + "/" + id;
        if (has_pages(entity))
            for (auto const& page : {list + "/new", address + "/edit", address + "/delete", address + "/notes", address + "/history/" + id + "/revert"}) all.emplace_back("POST", page);
        if (has_api(entity)) {
            all.emplace_back("POST", "/api" + list);
            for (auto const* method : {"PUT", "PATCH", "DELETE"}) all.emplace_back(method, "/api" + address);
        }
        return all;
    }
    /// The apps' own, which belong to no entity.
    std::vector<std::pair<std::string, std::string>> own_routes(bool is_writing, std::string const& place) {
        std::vector<std::pair<std::string, std::string>> all;
        for (auto const& app : site().apps())
            for (auto const& route : app.routes)
                if ((route.method != "GET") == is_writing) all.emplace_back(route.method, replaced(route.pattern, "{}", place));
        return all;
    }
    Answer send(Browser& browser, std::string const& method, std::string const& address, std::string const& token, Pairs headers = {}) {
        headers.emplace_back("content-type", address.starts_with("/api/") ? "application/json" : "application/x-www-form-urlencoded");
        headers.emplace_back("if-match", "*");
        if (address.starts_with("/api/")) {
            if (!token.empty()) headers.emplace_back("x-csrf-token", token);
            return browser.send(method, address, "{}", std::move(headers));
        }
        return browser.send(method, address, http::to_query({{"csrf", token}, {"_version", "1"}}), std::move(headers));
    }
    void expect_forged(Answer const& answer, std::string const& address) {
        EXPECT_EQ(answer.status, address.starts_with("/api/") ? 403 : 419) << address;
        EXPECT_TRUE(answer.is_html() || answer.body.find("\"csrf\"") != std::string::npos) << answer.body;
    }
};

TEST_P(Forgery, NoDeedWithoutTheTokenOfThePage) {
    auto root = inside("root"), other = inside("second");
    for (auto const* entity : entities()) {
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const before = tally(*entity);
        for (auto const& [method, address] : deeds(*entity, std::to_string(id))) {
            for (auto const& token : {std::string(), other.csrf()}) expect_forged(send(root, method, address, token), address);
            // The right token, from another site.
            for (auto const& header : {std::pair{"origin", "http://ateneu.example.evil.example"}, std::pair{"sec-fetch-site", "cross-site"}})
                expect_forged(send(root, method, address, root.csrf(), {{header.first, header.second}}), address);
        }
        EXPECT_EQ(tally(*entity), before);
    }
    EXPECT_EQ(root.get("/").status, 200);
}

TEST_P(Forgery, NorAnyOfTheAppsOwn) {
    auto root = inside("root");
    auto const before = content();
    for (auto const& [method, address] : own_routes(true, "1")) {
        // The only one that mail programs post to: its address itself says who may (RFC 8058), and this is nobody's.
        if (address == "/unsubscribe/1/1") {
            EXPECT_EQ(send(root, method, address, "").status, 404);
            continue;
        }
        for (auto const& token : {std::string(), std::string(32, 'a')}) expect_forged(send(root, method, address, token), address);
        expect_forged(send(root, method, address, root.csrf(), {{"origin", "https://evil.example"}}), address);
    }
    EXPECT_EQ(content(), before);
    EXPECT_EQ(root.get("/account").status, 200) << "still logged in";
    auto outside = visitor();
    EXPECT_EQ(outside.post("/login", {{"username", "root"}, {"password", password}}).status, 419);
}

TEST_P(Forgery, FromThisSiteTheTokenIsEnough) {
    auto root = inside("root");
    for (auto const& header : {std::pair{"origin", "https://ateneu.example"}, std::pair{"origin", "http://ateneu.example"}, std::pair{"sec-fetch-site", "same-origin"}, std::pair{"sec-fetch-site", "none"}})
        EXPECT_EQ(send(root, "POST", "/account/theme", root.csrf(), {{header.first, header.second}}).status, 303) << header.second;
}

TEST_P(Forgery, AddressesThatLeadNowhereAreNotFound) {
    auto root = inside("root");
    auto const before = content();
    for (auto const* garbage : {"abc", "-1", "99999999999999999999", "1e3"}) {
        SCOPED_TRACE(garbage);
        for (auto const* entity : entities()) {
            auto const address = entity->address() + "/" + garbage;
            if (has_pages(*entity)) {
                for (auto const& page : {address, address + "/edit", address + "/delete", address + "/history", address + "/history/" + garbage}) EXPECT_EQ(root.get(page).status, 404) << page;
            }
            EXPECT_EQ(root.api("GET", "/api" + address).status, 404) << address;
            for (auto const& [method, deed] : deeds(*entity, garbage)) {
                if (deed.ends_with("/new") || deed == "/api" + entity->address()) continue;
                EXPECT_EQ(send(root, method, deed, root.csrf()).status, 404) << method << " " << deed;
            }
        }
        for (bool const is_writing : {false, true})
            for (auto const& [method, address] : own_routes(is_writing, garbage)) {
                if (address.find(garbage) == std::string::npos) continue;
                EXPECT_EQ(send(root, method, address, root.csrf()).status, 404) << method << " " << address;
            }
    }
    EXPECT_EQ(content(), before);
    for (auto const* nowhere : {"/nowhere", "/people", "/people/people/1/nothing", "/api/nowhere", "/assets/nothing.js", "/people/people/"}) EXPECT_EQ(root.get(nowhere).status, 404) << nowhere;
    EXPECT_EQ(root.send("DELETE", "/people/people", "", {}).status, 405);
    EXPECT_EQ(root.send("POST", "/api/people/people/1", "{}", {}).status, 405);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Forgery, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
