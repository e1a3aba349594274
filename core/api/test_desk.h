#pragma once
#include <boost/json.hpp>

#include "core/api/api.h"
#include "core/entity/schema.h"
#include "core/http/target.h"
#include "tests/support/databases.h"
#include "tests/support/specimen.h"

namespace ateneu::api {

namespace json = boost::json;

/// The token says what somebody may do: "root" and "second" everything, "clerk" work with members but not with their cards;
/// "narrow" is root's token for members alone.
class Desk : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view token, Instant) override {
        Actor actor{.person = token == "second" ? 2 : 1, .name = std::string(token)};
        actor.inside = true;
        actor.superuser = token == "root" || token == "second" || token == "narrow";
        if (token == "narrow") actor.scopes = {"specimen.member:write", "specimen.branch:read"};
        if (token == "bookkeeper") actor.permissions = {"specimen.booking.view"};
        if (token == "clerk")
            for (auto const* action : {"view", "add", "change", "delete"}) actor.permissions.insert("specimen.member." + std::string(action));
        return actor;
    }
};

inline std::vector<App> apps() { return {{.name = "specimen", .label = "Specimens", .icon = "x", .entities = specimen::entities(), .migrations = {}}}; }

inline void prepare(db::Database& fresh) {
    migrate(fresh, apps());
    fresh.transact(db::Database::Mode::write, [](db::Connection& sql) {
        for (auto const* entity : specimen::entities()) sql.script(create_sql(*entity, sql.dialect()));
    });
}

class ApiOfMembers : public tests::OnBothDatabases {
protected:
    ApiOfMembers() {
        database = tests::fresh_database(GetParam(), "api", prepare);
        site_ = std::make_unique<Site>(*database, apps(), desk_, Settings{.clock = [this] { return now; }});
        add_api(*site_, router_);
    }

    http::Response ask(std::string const& method, std::string const& target, std::string const& body = "", std::string const& version = "", std::string const& who = "root", std::string const& key = "") {
        http::Request request;
        request.method = method;
        request.body = body;
        request.id = "0123456789abcdef";
        request.headers = {{"authorization", "Bearer " + who}, {"content-type", "Application/JSON; charset=utf-8"}};
        if (!version.empty()) request.headers.emplace_back("if-match", version);
        if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
        auto const parsed = http::parse_target(target);
        request.path = parsed->path;
        request.raw_query = parsed->raw_query;
        request.query = http::parse_query(parsed->raw_query);
        auto const match = router_.find(method, parsed->raw_path);
        EXPECT_NE(match.route, nullptr) << target;
        request.places = match.places;
        return match.route->handler(request);
    }
    static json::object object(http::Response const& answer) { return json::parse(answer.body).as_object(); }
    static std::string header(http::Response const& answer, std::string_view name) {
        for (auto const& [key, value] : answer.headers)
            if (key == name) return value;
        return {};
    }
    static std::string code(http::Response const& answer) { return std::string(object(answer).at("error").at("code").as_string()); }
    http::Response ana() { return ask("POST", "/api/specimen/members", R"({"name":"Ana","email":"ana@example.org","joined_on":"2026-01-01","card":{"street":"Carrer Major 1","pin":"1234"}})"); }

    /// A record added by root; its id.
    std::int64_t made(std::string const& plural, std::string const& body) {
        auto const answer = ask("POST", "/api/specimen/" + plural, body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return object(answer).at("id").as_int64();
    }

    static constexpr auto members = "/api/specimen/members";
    Instant now = *parse_instant("2026-11-21T12:00:00Z");

private:
    Desk desk_;
    std::unique_ptr<Site> site_;
    http::Router router_;
};

}  // namespace ateneu::api
