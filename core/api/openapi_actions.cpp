#include <algorithm>

#include "core/api/openapi_parts.h"
#include "core/api/schema.h"
#include "core/store/bulk.h"

namespace ateneu::api {

namespace json = boost::json;

namespace {

json::object operation(RecordAction const& action, char const* verb, std::string const& summary, std::initializer_list<char const*> refusals, json::object responses) {
    auto const& entity = *action.entity;
    for (auto const* status : refusals) responses[status] = json::object{{"$ref", std::string("#/components/responses/E") + status}};
    return {{"operationId", std::string(action.name) + verb + std::string(entity.app) + "_" + std::string(entity.name)},
            {"summary", summary},
            {"description", action.effect},
            {"tags", json::array{entity.full_name()}},
            {"security", security(entity.full_name() + ":write")},
            {"parameters", json::array{parameter_ref("IdempotencyKey"), parameter_ref("Reason")}},
            {"responses", std::move(responses)}};
}

json::object outcome_schema() {
    json::object const number{{"type", "integer"}, {"format", "int64"}};
    json::object const row{{"type", "object"},
                           {"required", json::array{"id", "outcome", "problems"}},
                           {"properties", json::object{{"id", number}, {"outcome", json::object{{"type", "string"}, {"enum", json::array{"done", "unchanged", "refused"}}}}, {"problems", json::object{{"type", "array"}, {"items", schema_ref("Problem")}}}}}};
    return {{"type", "object"},
            {"required", json::array{"change_set", "rows"}},
            {"properties", json::object{{"change_set", json::object{{"type", "integer"}, {"format", "int64"}, {"description", "The change as a whole; 0 where nothing was changed"}}},
                                        {"rows", json::object{{"type", "array"}, {"items", row}}}}}};
}

}  // namespace

json::object action_operation(RecordAction const& action) {
    return operation(action, "_", action.label, {"401", "403", "404", "409", "412", "422"}, {{"204", json::object{{"description", "Done"}}}});
}

json::object bulk_action_operation(RecordAction const& action) {
    auto post = operation(action, "_many_", std::string(action.label) + ": many at once", {"401", "403", "409", "413", "415", "422"},
                          {{"200", json_response("What became of each; those that you don't see are left out", outcome_schema(), {})}});
    json::object const ids{{"type", "array"}, {"minItems", 1}, {"maxItems", most_rows}, {"items", json::object{{"type", "integer"}, {"format", "int64"}, {"minimum", 1}}}};
    json::object const schema{{"type", "object"}, {"required", json::array{"ids"}}, {"properties", json::object{{"ids", ids}}}};
    post["requestBody"] = json::object{{"required", true}, {"content", json::object{{"application/json", json::object{{"schema", schema}}}}}};
    return post;
}

json::object operation_operation(Operation const& operation) {
    auto const& made = *operation.made;
    auto answer = json_response("Done: what it made", schema_ref(schema_name(made, Shape::read)), {"ETag"});
    answer["headers"].as_object()["Location"] = json::object{{"schema", json::object{{"type", "string"}}}};
    json::object responses{{"201", std::move(answer)}};
    for (auto const* status : {"400", "401", "403", "409", "415", "422", "429"}) responses[status] = json::object{{"$ref", std::string("#/components/responses/E") + status}};
    auto id = std::string(operation.app) + "_" + std::string(operation.name);
    std::replace(id.begin(), id.end(), '/', '_');
    return {{"operationId", id},
            {"summary", operation.label},
            {"description", operation.effect},
            {"tags", json::array{made.full_name()}},
            {"security", security(made.full_name() + ":write")},
            {"parameters", json::array{parameter_ref("Fields"), parameter_ref("Expand"), parameter_ref("IdempotencyKey"), parameter_ref("Reason")}},
            {"requestBody", json::object{{"required", true}, {"content", json::object{{"application/json", json::object{{"schema", schema_ref(schema_name(*operation.asked, Shape::create))}}}}}}},
            {"responses", std::move(responses)}};
}

json::object me_operation() {
    json::object const text{{"type", "string"}}, number{{"type", "integer"}, {"format", "int64"}};
    json::object const role{{"type", "object"}, {"required", json::array{"entity", "id"}}, {"properties", json::object{{"entity", text}, {"id", number}}}};
    json::object const schema{
        {"type", "object"},
        {"required", json::array{"person", "name", "language", "time_zone", "superuser", "token", "scopes", "roles"}},
        {"properties", json::object{{"person", number},
                                    {"name", text},
                                    {"language", text},
                                    {"time_zone", text},
                                    {"superuser", json::object{{"type", "boolean"}}},
                                    {"token", json::object{{"type", "string"}, {"description", "Its name; empty for a session"}}},
                                    {"scopes", json::object{{"type", "array"}, {"items", text}, {"description", "What the token may do at most; empty: all that its person may"}}},
                                    {"roles", json::object{{"type", "array"}, {"items", role}, {"description", "Where rights hold that hold in one place alone"}}}}}};
    return {{"operationId", "me"},
            {"summary", "Who asks"},
            {"security", security("")},
            {"responses", json::object{{"200", json_response("The person behind the token or the session", schema, {})}, {"401", json::object{{"$ref", "#/components/responses/E401"}}}, {"429", json::object{{"$ref", "#/components/responses/E429"}}}}}};
}

}  // namespace ateneu::api
