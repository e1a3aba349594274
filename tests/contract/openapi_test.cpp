#include <boost/json.hpp>

#include "core/base/text.h"
#include "tests/contract/filling.h"
#include "tests/contract/json_schema.h"

namespace ateneu::contract {

namespace json = boost::json;

/// The document at /api/openapi.json, held against what the server does.
class OpenApi : public House {
protected:
    OpenApi() : root(inside("root")), document(parsed(root.api("GET", "/api/openapi.json"))) {}

    static json::value parsed(Answer const& answer) {
        EXPECT_EQ(answer.status, 200) << answer.body;
        boost::system::error_code failed;
        auto value = json::parse(answer.body, failed);
        EXPECT_FALSE(failed) << answer.body.substr(0, 300);
        return value;
    }
    json::value const& schema(std::string const& name) const { return document.at("components").at("schemas").at(name); }
    /// The schema of what a request of this kind is answered with.
    json::value const& answer_schema(std::string const& path, char const* method, char const* status) const {
        return document.at("paths").at(path).at(method).at("responses").at(status).at("content").at("application/json").at("schema");
    }
    void expect_conforming(json::value const& schema, json::value const& value) const {
        auto const wrong = mismatches(document, schema, value);
        EXPECT_TRUE(wrong.empty()) << join(wrong, "\n");
    }
    std::string everything(Entity const& entity) const;
    std::set<std::string> routes() const;

    Browser root;
    json::value document;
};

/// Parameters that ask for all there is: computed columns, facets, and every reference expanded one way or the other.
std::string OpenApi::everything(Entity const& entity) const {
    std::string fields = "?fields=*", expand;
    for (auto const& computed : entity.computed) fields += "," + std::string(computed.name);
    for (auto const* facet : site().registry().facets(entity)) fields += "," + std::string(facet->name);
    bool whole = false;
    for (auto const& field : entity.fields)
        if (field.kind() == Kind::reference || field.is_link() || field.kind() == Kind::any_reference) {
            expand += (expand.empty() ? "&expand=" : ",") + std::string(field.name) + (whole ? ".*" : "");
            whole = !whole;
        }
    return fields + expand;
}

/// What the server has under /api, but for the document itself and the pages about it: "post /api/people/people/{id}".
std::set<std::string> OpenApi::routes() const {
    std::set<std::string> all;
    for (auto const& route : router().routes())
        if (route.pattern.starts_with("/api/") && !route.pattern.starts_with("/api/docs/") && route.pattern != "/api/openapi.json")
            all.insert(lower_ascii(route.method) + " " + replaced(route.pattern, "{}", "{id}"));
    return all;
}

TEST_P(OpenApi, NamesEveryRouteAndNoOther) {
    std::set<std::string> named;
    for (auto const& [path, operations] : document.at("paths").as_object())
        for (auto const& [method, operation] : operations.as_object())
            if (method != "parameters") named.insert(std::string(method) + " " + std::string(path));
    auto rest = routes();
    for (auto const& each : named) EXPECT_EQ(rest.erase(each), 1U) << each << " is not there";
    // A route is there for each kind and verb; what it always refuses isn't named.
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        auto const list = "/api" + entity->address();
        auto const refuses = [&](std::string const& operation) { EXPECT_EQ(rest.erase(operation), 1U) << operation << " is named, or not there"; };
        bool const is_kept = entity->guard == Guard::kept;
        if (is_kept) refuses("post " + list), refuses("post " + list + "/bulk");
        if (is_kept || entity->append_only) refuses("put " + list + "/{id}"), refuses("patch " + list + "/{id}");
        if (is_kept || entity->append_only || entity->permanent) refuses("delete " + list + "/{id}");
    }
    EXPECT_TRUE(rest.empty()) << join({rest.begin(), rest.end()}, "\n") << "\nare not named";
}

/// Actions answer as the document says, and what is sent twice is done once.
TEST_P(OpenApi, DescribesActions) {
    int seen = 0;
    for (auto const& app : site().apps())
        for (auto const& action : app.actions) {
            auto const list = "/api" + action.entity->address(), name = "/" + std::string(action.name);
            SCOPED_TRACE(list + name);
            auto const one = std::to_string(as_program([&](Transaction& tx) { return Maker(tx).store(*action.entity); }));
            auto const other = std::to_string(as_program([&](Transaction& tx) { return Maker(tx).store(*action.entity); }));
            auto const send = [&](std::string const& address, std::string const& body, char const* key) {
                return root.api("POST", address, body, {{"idempotency-key", std::string(action.entity->name) + "-" + std::string(action.name) + "-" + key}});
            };
            auto const many = send(list + "/bulk" + name, "{\"ids\":[" + one + "]}", "many");
            ASSERT_EQ(many.status, 200) << many.body;
            expect_conforming(answer_schema(list + "/bulk" + name, "post", "200"), json::parse(many.body));
            EXPECT_EQ(send(list + "/bulk" + name, "{\"ids\":[" + one + "]}", "many").header("Idempotency-Replayed"), "true");
            EXPECT_EQ(send(list + "/bulk" + name, "{\"ids\":[" + other + "]}", "many").status, 422) << "the key came with another request";
            EXPECT_EQ(root.api("POST", list + "/bulk" + name, "[1]").status, 422);
            auto const answer = send(list + "/" + other + name, "", "one");
            EXPECT_NE(root.get("/api/docs" + action.entity->address()).page().text().find("{id}" + name), std::string::npos);
            EXPECT_EQ(root.api("POST", list + "/999999" + name).status, 404);
            // A deed that asks for no permission decides by itself who may: some are for those alone whom the record names.
            if (action.permission.empty() && (answer.status == 403 || answer.status == 422)) continue;
            EXPECT_EQ(answer.status, 204);
            auto const changes = number("SELECT COUNT(*) FROM core_change");
            EXPECT_EQ(send(list + "/" + other + name, "", "one").header("Idempotency-Replayed"), "true");
            EXPECT_EQ(number("SELECT COUNT(*) FROM core_change"), changes);
            ++seen;
        }
    EXPECT_GT(seen, 0);
}

TEST_P(OpenApi, DescribesWhatIsListedAndRead) {
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const list = "/api" + entity->address(), one = list + "/{id}";
        for (auto const& asked : {std::string(), everything(*entity)}) {
            expect_conforming(answer_schema(list, "get", "200"), parsed(root.api("GET", list + asked)));
            expect_conforming(answer_schema(one, "get", "200"), parsed(root.api("GET", list + "/" + std::to_string(id) + asked)));
        }
        expect_conforming(schema("Error"), json::parse(root.api("GET", list + "?nonsense=1").body));
    }
}

TEST_P(OpenApi, DescribesWhatMayBeSent) {
    for (auto const* entity : entities()) {
        if (!has_api(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const body = json_of(*entity, as_program([&](Transaction& tx) { return Maker(tx).make(*entity); }));
        auto const list = "/api" + entity->address();
        expect_conforming(schema(entity->full_name() + ".create"), json::parse(body));
        auto const added = root.api("POST", list + "/bulk", "[" + body + "]");
        EXPECT_EQ(added.status, 201) << added.body;
        if (added.status == 201) expect_conforming(answer_schema(list + "/bulk", "post", "201"), parsed(Answer{.status = 200, .type = {}, .body = added.body, .headers = {}}));
        // What is needed is needed.
        auto const whole = json::parse(body);
        for (auto const& [name, needed] : whole.as_object()) {
            auto const& description = schema(entity->full_name() + ".create").as_object();
            auto const* required = description.if_contains("required");
            if (!required || std::find(required->as_array().begin(), required->as_array().end(), json::value(name)) == required->as_array().end()) continue;
            auto less = whole.as_object();
            less.erase(name);
            EXPECT_EQ(root.api("POST", list, json::serialize(less)).status, 422) << name << " is not needed after all";
        }
    }
}

TEST_P(OpenApi, NamesParametersThatListsTake) {
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const list = "/api" + entity->address();
        for (auto const& parameter : document.at("paths").at(list).at("get").at("parameters").as_array()) {
            if (parameter.as_object().contains("$ref")) continue;
            auto const name = std::string(parameter.at("name").as_string());
            auto const value = name.ends_with(".empty") || name.ends_with(".present") ? "1" : "";
            EXPECT_EQ(root.api("GET", list + "?" + http::to_query({{name, value}})).status, 200) << name;
        }
    }
}

TEST_P(OpenApi, IsForThoseInsideAndHasAPageToRead) {
    auto outside = visitor();
    EXPECT_EQ(outside.get("/api/openapi.json").status, 401);
    EXPECT_EQ(outside.get("/api").status, 303);
    EXPECT_EQ(outside.get("/api/docs/people/people").location(), "/login?" + http::to_query({{"next", "/api/docs/people/people"}})) << "it is a page";
    EXPECT_TRUE(root.get("/api/docs/no/such").is_html());
    auto const bent = root.send("GET", "/api/docs/people/people", "", {{"host", "$(reboot)/x"}}).page().text();
    EXPECT_EQ(bent.find("reboot"), std::string::npos) << "an example that is copied into a terminal";
    EXPECT_NE(root.send("GET", "/api/docs/people/people", "", {{"host", "Ateneu.Example:8080"}}).page().text().find("\"http://ateneu.example:8080/api/"), std::string::npos);
    EXPECT_EQ(root.get("/api").status, 200);
    auto member = inside("member");
    for (auto const* entity : entities()) {
        if (!has_api(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const address = "/api/docs" + entity->address();
        auto const read = root.get(address);
        EXPECT_EQ(read.status, 200);
        for (auto const& field : entity->fields) EXPECT_NE(read.page().text().find(field.name), std::string::npos) << field.name;
        bool const sees = !entity->visible.own.empty() || entity->guard == Guard::lookup;
        EXPECT_EQ(member.get(address).status, sees ? 200 : 404);
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, OpenApi, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
