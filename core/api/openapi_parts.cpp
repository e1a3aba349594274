#include "core/api/openapi_parts.h"

#include "core/api/schema.h"
#include "core/entity/schema.h"

namespace ateneu::api {

namespace json = boost::json;

namespace {

json::object parameter(std::string name, std::string description, json::object schema) {
    return {{"name", std::move(name)}, {"in", "query"}, {"description", std::move(description)}, {"schema", std::move(schema)}};
}

/// Given several times, any of them.
json::object any_of(std::string name, std::string description, json::object schema) {
    auto filter = parameter(std::move(name), std::move(description), {{"type", "array"}, {"items", std::move(schema)}});
    filter["style"] = "form";
    filter["explode"] = true;
    return filter;
}

bool is_filter(Field const& field) {
    auto const kind = field.kind();
    return !field.is_children() && kind != Kind::secret && kind != Kind::json && kind != Kind::translated && columns_of(field).size() <= 1;
}

bool is_text(Kind kind) { return kind == Kind::text || kind == Kind::email || kind == Kind::url || kind == Kind::slug; }

bool has_order(Kind kind) {
    return kind == Kind::integer || kind == Kind::date || kind == Kind::instant || kind == Kind::decimal || kind == Kind::duration || kind == Kind::degrees;
}

void add_filters(json::array& all, Field const& field) {
    std::string const name(field.name);
    auto const label = std::string(field.label);
    auto const schema = filter_schema(field);
    if (is_text(field.kind())) {
        all.push_back(any_of(name, label + " contains", schema));
        all.push_back(any_of(name + ".is", label + " is exactly", schema));
    } else {
        all.push_back(any_of(name, label + (field.kind() == Kind::instant ? " is (a day or a moment)" : " is"), schema));
    }
    if (has_order(field.kind())) {
        all.push_back(parameter(name + ".from", label + ": from, included", schema));
        all.push_back(parameter(name + ".to", label + ": up to, included", schema));
    }
    json::object const one{{"type", "string"}, {"enum", json::array{"1"}}};
    all.push_back(parameter(name + ".empty", label + ": nothing is there", one));
    all.push_back(parameter(name + ".present", label + ": something is there", one));
}

json::object order_parameter(Entity const& entity) {
    json::array names;
    for (auto const& field : entity.fields)
        if (field.options.sorted) {
            names.emplace_back(field.name);
            names.emplace_back("-" + std::string(field.name));
        }
    if (names.empty()) return {};
    auto order = parameter("order", "By these fields; - turns round. The id always ends it.", {{"type", "array"}, {"items", json::object{{"type", "string"}, {"enum", std::move(names)}}}});
    order["style"] = "form";
    order["explode"] = false;
    return order;
}

}  // namespace

json::object parameter_ref(std::string_view name) { return {{"$ref", "#/components/parameters/" + std::string(name)}}; }

json::array security(std::string const& scope) {
    json::array scopes;
    if (!scope.empty()) scopes.emplace_back(scope);
    return {json::object{{"token", std::move(scopes)}}, json::object{{"session", json::array{}}}};
}

json::object json_response(char const* description, json::object schema, std::vector<std::string> const& headers) {
    json::object all;
    for (auto const& name : headers) all[name] = json::object{{"$ref", "#/components/headers/" + name}};
    json::object response{{"description", description}, {"content", json::object{{"application/json", json::object{{"schema", std::move(schema)}}}}}};
    if (!all.empty()) response["headers"] = std::move(all);
    return response;
}

json::array list_parameters(Entity const& entity) {
    json::array all;
    if (entity.searchable()) all.push_back(parameter("q", "Every word occurs in the record's searchable fields; accents and case don't matter", {{"type", "string"}}));
    if (auto order = order_parameter(entity); !order.empty()) all.push_back(std::move(order));
    for (auto const* name : {"Page", "PerPage", "Fields", "Expand"}) all.push_back(parameter_ref(name));
    for (auto const& field : entity.fields)
        if (is_filter(field)) add_filters(all, field);
    return all;
}

json::object page_schema(json::object record) {
    json::object const number{{"type", "integer"}};
    json::object const address{{"type", json::array{"string", "null"}}, {"description", "Address of that page, or null"}};
    return {{"type", "object"},
            {"required", json::array{"total", "page", "pages", "per_page", "previous", "next", "results"}},
            {"properties", json::object{{"total", json::object{{"type", "integer"}, {"description", "Exact"}}}, {"page", number}, {"pages", number}, {"per_page", number},
                                        {"previous", address}, {"next", address}, {"results", json::object{{"type", "array"}, {"items", std::move(record)}}}}}};
}

json::object bulk_schema(json::object record) {
    json::object const result{{"type", "object"},
                              {"required", json::array{"status"}},
                              {"properties", json::object{{"status", json::object{{"type", "string"}, {"enum", json::array{"added", "not_added", "refused"}}}},
                                                          {"id", json::object{{"type", "integer"}, {"format", "int64"}}},
                                                          {"record", std::move(record)},
                                                          {"code", json::object{{"type", "string"}}},
                                                          {"message", json::object{{"type", "string"}}},
                                                          {"problems", json::object{{"type", "array"}, {"items", schema_ref("Problem")}}}}}};
    return {{"type", "object"},
            {"properties", json::object{{"added", json::object{{"type", "integer"}}}, {"refused", json::object{{"type", "integer"}}},
                                        {"results", json::object{{"type", "array"}, {"description", "One for each record that was sent, in their order"}, {"items", result}}},
                                        {"error", json::object{{"type", "object"}}}}}};
}

json::object webhook_operations() {
    json::array headers;
    for (auto const& [name, description] : {std::pair{"webhook-id", "The same however often a message is sent"}, std::pair{"webhook-timestamp", "Seconds since 1970, of this attempt"},
                                            std::pair{"webhook-signature", "v1, and the base64 of the HMAC-SHA256 over id.timestamp.body"}})
        headers.push_back(json::object{{"name", name}, {"in", "header"}, {"required", true}, {"description", description}, {"schema", json::object{{"type", "string"}}}});
    json::object const body{{"required", true}, {"content", json::object{{"application/json", json::object{{"schema", schema_ref("WebhookMessage")}}}}}};
    json::object const post{{"operationId", "webhook_change"}, {"summary", "A record was added, changed or deleted (Standard Webhooks)"}, {"security", json::array{}}, {"parameters", std::move(headers)}, {"requestBody", body},
                            {"responses", json::object{{"2XX", json::object{{"description", "Taken; anything else is tried again"}}}, {"410", json::object{{"description", "Nobody listens here any more: the webhook is switched off"}}}}}};
    return {{"change", json::object{{"post", post}}}};
}

json::object shared_components() {
    auto parsed = json::parse(R"json({
        "parameters": {
            "Id": {"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "format": "int64", "minimum": 1}},
            "Page": {"name": "page", "in": "query", "description": "From 1; a page behind the last gives the last", "schema": {"type": "integer", "minimum": 1, "default": 1}},
            "PerPage": {"name": "per_page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 500, "default": 25}},
            "Fields": {"name": "fields", "in": "query", "style": "form", "explode": false, "description": "What comes back: fields, computed columns, facets (login, login.is_active), title, version, * for all fields; the id always does", "schema": {"type": "array", "items": {"type": "string"}}},
            "Expand": {"name": "expand", "in": "query", "style": "form", "explode": false, "description": "References and links to show as {id, title}; with .* the whole record; lines.item inside children", "schema": {"type": "array", "items": {"type": "string"}}},
            "IfMatch": {"name": "If-Match", "in": "header", "required": true, "description": "The ETag that you read, or * for whatever is there", "schema": {"type": "string"}},
            "IdempotencyKey": {"name": "Idempotency-Key", "in": "header", "description": "A key of your own for this request: sent again within 24 hours, it is not done again and gets the same answer", "schema": {"type": "string", "maxLength": 257}},
            "Reason": {"name": "X-Reason", "in": "header", "description": "Why, for the history", "schema": {"type": "string", "maxLength": 1000}}
        },
        "headers": {"ETag": {"description": "The version, for If-Match and If-None-Match", "schema": {"type": "string"}}},
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer", "description": "A personal or service token. Its scopes (people.person:read, workshops.*:write, *:read) narrow what its person or service may do."},
            "session": {"type": "apiKey", "in": "cookie", "name": "ateneu_session", "description": "A browser's session; unsafe requests also need X-CSRF-Token"}
        }
    })json").as_object();
    constexpr std::pair<char const*, char const*> refusals[] = {
        {"400", "A parameter that can't be read"}, {"401", "No token or session, or one that isn't good any more"}, {"403", "Permissions or scopes don't reach"},
        {"404", "No such record, or not yours to see"}, {"409", "Other records need it; it was merged into another (Location); or a request with this Idempotency-Key is still at work"}, {"412", "Changed since you read it"},
        {"413", "The body is too large"}, {"415", "Not application/json"}, {"422", "Values that can't be taken, or an Idempotency-Key that came with another request"}, {"428", "If-Match is missing"},
        {"429", "Too much in a short time; Retry-After says how many seconds to wait"}};
    json::object responses;
    for (auto const& [status, description] : refusals) responses[std::string("E") + status] = json_response(description, schema_ref("Error"), {});
    parsed["responses"] = std::move(responses);
    return parsed;
}

}  // namespace ateneu::api
