#include "core/api/openapi.h"

#include <boost/json.hpp>
#include <memory>
#include <mutex>

#include "core/access/secret.h"
#include "core/api/actions.h"
#include "core/api/files.h"
#include "core/api/api.h"
#include "core/api/bulk.h"
#include "core/api/openapi_parts.h"
#include "core/api/schema.h"

namespace ateneu::api {

namespace json = boost::json;

namespace {

/// The operations of one entity.
class Operations {
public:
    explicit Operations(Entity const& entity) : entity_(entity) {}

    void add_to(json::object& paths) const {
        auto const address = "/api" + entity_.address();
        bool const is_kept = entity_.guard == Guard::kept;
        json::object list{{"get", list_records()}};
        if (!is_kept) list["post"] = create();
        paths[address] = std::move(list);
        if (!is_kept) paths[address + "/bulk"] = json::object{{"post", create_many()}};
        json::object one{{"parameters", json::array{parameter_ref("Id")}}, {"get", read()}};
        if (!is_kept && !entity_.append_only) {
            one["put"] = write("replace", "Replace: what is left out becomes as in an empty form", Shape::create);
            one["patch"] = write("change", "Change what is named", Shape::change);
            if (!entity_.permanent) one["delete"] = remove();
        }
        paths[address + "/{id}"] = std::move(one);
    }

private:
    json::object operation(char const* verb, std::string const& summary, bool writes) const {
        auto const name = entity_.full_name();
        return {{"operationId", std::string(verb) + "_" + std::string(entity_.app) + "_" + std::string(entity_.name)}, {"summary", summary}, {"tags", json::array{name}},
                {"security", security(name + (writes ? ":write" : ":read"))}};
    }
    json::object one_answer(char const* description) const {
        return json_response(description, schema_ref(schema_name(entity_, Shape::read)), {"ETag"});
    }
    static json::object body(json::object schema) {
        return {{"required", true}, {"content", json::object{{"application/json", json::object{{"schema", std::move(schema)}}}}}};
    }
    static void add_refusals(json::object& responses, std::initializer_list<char const*> statuses) {
        responses["429"] = json::object{{"$ref", "#/components/responses/E429"}};
        for (auto const* status : statuses) responses[status] = json::object{{"$ref", std::string("#/components/responses/E") + status}};
    }

    json::object list_records() const {
        auto get = operation("list", std::string("List of ") + entity_.plural_label, false);
        get["parameters"] = list_parameters(entity_);
        json::object responses{{"200", json_response("One page", page_schema(schema_ref(schema_name(entity_, Shape::read))), {})}};
        add_refusals(responses, {"400", "401", "403"});
        get["responses"] = std::move(responses);
        return get;
    }
    json::object create() const {
        auto post = operation("create", entity_.new_label, true);
        post["parameters"] = json::array{parameter_ref("Fields"), parameter_ref("Expand"), parameter_ref("IdempotencyKey"), parameter_ref("Reason")};
        post["requestBody"] = body(schema_ref(schema_name(entity_, Shape::create)));
        auto added = one_answer("Added");
        added["headers"].as_object()["Location"] = json::object{{"schema", json::object{{"type", "string"}}}};
        json::object responses{{"201", std::move(added)}};
        add_refusals(responses, {"400", "401", "403", "409", "415", "422"});
        post["responses"] = std::move(responses);
        return post;
    }
    json::object create_many() const {
        auto post = operation("create_many", std::string("Add up to 1,000 ") + entity_.plural_label, true);
        post["parameters"] = json::array{
            json::object{{"name", "partial"}, {"in", "query"}, {"description", "1: add those that can be added; else all of them or none"}, {"schema", json::object{{"type", "string"}, {"enum", json::array{"0", "1"}}}}},
            parameter_ref("Fields"), parameter_ref("Expand"), parameter_ref("IdempotencyKey"), parameter_ref("Reason")};
        post["requestBody"] = body({{"type", "array"}, {"minItems", 1}, {"maxItems", bulk_limit}, {"items", schema_ref(schema_name(entity_, Shape::create))}});
        auto const outcome = bulk_schema(schema_ref(schema_name(entity_, Shape::read)));
        json::object responses{{"201", json_response("All were added", outcome, {})}, {"200", json_response("Some were added (partial=1)", outcome, {})}, {"422", json_response("None was added", outcome, {})}};
        add_refusals(responses, {"400", "401", "403", "409", "413", "415"});
        post["responses"] = std::move(responses);
        return post;
    }
    json::object read() const {
        auto get = operation("read", entity_.label, false);
        get["parameters"] = json::array{parameter_ref("Fields"), parameter_ref("Expand")};
        json::object responses{{"200", one_answer("The record")}, {"304", json::object{{"description", "As you know it (If-None-Match)"}}},
                               {"301", json::object{{"description", "It was merged into another record, at Location"}}}};
        add_refusals(responses, {"400", "401", "404"});
        get["responses"] = std::move(responses);
        return get;
    }
    json::object write(char const* verb, char const* summary, Shape shape) const {
        auto change = operation(verb, summary, true);
        change["parameters"] = json::array{parameter_ref("IfMatch"), parameter_ref("Fields"), parameter_ref("Expand"), parameter_ref("IdempotencyKey"), parameter_ref("Reason")};
        change["requestBody"] = body(schema_ref(schema_name(entity_, shape)));
        json::object responses{{"200", one_answer("Changed")}};
        add_refusals(responses, {"400", "401", "403", "404", "409", "412", "415", "422", "428"});
        change["responses"] = std::move(responses);
        return change;
    }
    json::object remove() const {
        auto gone = operation("delete", "Delete", true);
        gone["parameters"] = json::array{parameter_ref("IfMatch"), parameter_ref("IdempotencyKey"), parameter_ref("Reason")};
        json::object responses{{"204", json::object{{"description", "Deleted"}}}};
        add_refusals(responses, {"400", "401", "403", "404", "409", "412", "422", "428"});
        gone["responses"] = std::move(responses);
        return gone;
    }

    Entity const& entity_;
};

/// The document, once somebody has asked for it. Held by the route's handler, which lives as long as the router.
struct Document {
    std::once_flag once;
    std::string text, etag;
};

}  // namespace

std::string openapi_document(Site const& site) {
    auto const& registry = site.registry();
    json::object paths, schemas = shared_schemas();
    json::array tags;
    for (auto const* entity : registry.entities()) {
        for (auto const shape : {Shape::part, Shape::part_input}) schemas[schema_name(*entity, shape)] = schema_of(registry, *entity, shape);
        if (!has_api(*entity)) continue;
        for (auto const shape : {Shape::read, Shape::create, Shape::change}) schemas[schema_name(*entity, shape)] = schema_of(registry, *entity, shape);
        tags.push_back(json::object{{"name", entity->full_name()}, {"description", entity->plural_label}});
        Operations(*entity).add_to(paths);
    }
    for (auto const& app : site.apps())
        for (auto const& action : app.actions) {
            paths[action_address(action, "{id}")] = json::object{{"parameters", json::array{parameter_ref("Id")}}, {"post", action_operation(action)}};
            paths[action_address(action, "bulk")] = json::object{{"post", bulk_action_operation(action)}};
        }
    for (auto const& app : site.apps())
        for (auto const& operation : app.operations) {
            schemas[schema_name(*operation.asked, Shape::create)] = schema_of(registry, *operation.asked, Shape::create);
            paths[operation.address()] = json::object{{"post", operation_operation(operation)}};
        }
    paths["/api/me"] = json::object{{"get", me_operation()}};
    for (auto& [path, operations] : file_operations(site)) paths[path] = operations;
    auto components = shared_components();
    components["schemas"] = std::move(schemas);
    json::object const document{{"openapi", "3.1.0"},
                                {"info", json::object{{"title", site.settings().organisation + " API"}, {"version", site.settings().version}, {"description", "Every kind of record, as programs see it. What the API allows, checks and records is what the pages allow, check and record."}}},
                                {"servers", json::array{json::object{{"url", "/"}}}},
                                {"security", security("")},
                                {"tags", std::move(tags)},
                                {"paths", std::move(paths)},
                                {"webhooks", webhook_operations()},
                                {"components", std::move(components)}};
    return json::serialize(document);
}

void add_openapi(Site const& site, http::Router& router) {
    auto const document = std::make_shared<Document>();
    site.add(router, {.method = "GET", .pattern = "/api/openapi.json", .handler = [document](Call& call) {
                          std::call_once(document->once, [&] {
                              document->text = openapi_document(call.site);
                              document->etag = "\"" + sha256_hex(document->text).substr(0, 16) + "\"";
                          });
                          http::Response answer{.content_type = "application/json", .body = document->text};
                          answer.with("ETag", document->etag);
                          return answer;
                      }}, Site::Door::api);
}

}  // namespace ateneu::api
