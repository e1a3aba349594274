#include "core/api/files.h"

#include "core/api/answer.h"
#include "core/api/openapi_parts.h"
#include "core/api/schema.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/http/body_file.h"
#include "core/site/attaching.h"

namespace ateneu::api {

namespace json = boost::json;

namespace {

constexpr std::size_t files_at_once = 5, beside_files = 64 << 10;

/// `people.person:12`.
std::optional<AnyReference> record_named(Call& call) {
    auto const text = call.request.query["record"];
    auto const colon = text.find(':');
    auto const id = colon == std::string_view::npos ? std::nullopt : parse_integer(text.substr(colon + 1));
    if (!id || *id <= 0 || !call.site.registry().find(text.substr(0, colon))) return {};
    return AnyReference{std::string(text.substr(0, colon)), *id};
}

std::vector<files::Offered> offered_with(Call& call) {
    std::vector<files::Offered> all;
    auto const& request = call.request;
    for (auto const& upload : request.uploads) all.push_back({upload.file_name, upload.content_type, upload.bytes});
    if (!all.empty() || request.header("content-type").starts_with("multipart/")) return all;
    auto const bytes = request.body_file ? request.body_file->view() : std::string_view(request.body);
    if (!request.query["name"].empty()) all.push_back({std::string(request.query["name"]), std::string(request.header("content-type")), bytes});
    return all;
}

http::Response refused(Call& call, Refusal const& refusal) {
    if (refusal.code == "no_such_record") return not_found(call);
    if (refusal.code == "no_permission") return forbidden(call);
    if (refusal.code == "unavailable") return error(call, 503, refusal.code, call.say.t(refusal.message));
    Problems problems;
    problems.add(refusal.field, refusal.message, refusal.code);
    return problems_answer(call, 422, problems);
}

http::Response no_record(Call& call) {
    Problems problems;
    problems.add("record", N_("Write what it is about, for example people.person:12."), "not_valid");
    return problems_answer(call, 422, problems);
}

http::Response upload(Call& call) {
    auto const record = record_named(call);
    if (!record) return no_record(call);
    auto const added = attach_offered(call, "api", *record, offered_with(call));
    if (!added) return refused(call, added.refusal());
    auto answer = json_answer(201, "");
    JsonWriter out(answer.body);
    out.begin_object().key("results").begin_array();
    for (auto const id : *added) out.begin_object().key("id").number(static_cast<long long>(id.value)).end_object();
    out.end_array().end_object();
    if (added->size() == 1) answer.with("Location", "/api/core/attachments/" + std::to_string(added->front().value));
    return answer;
}

http::Response files_of_record(Call& call) {
    auto const record = record_named(call);
    if (!record) return no_record(call);
    auto const* entity = call.site.registry().find(record->entity);
    if (!call.tx().find(*entity, record->id)) return not_found(call);
    auto answer = json_answer(200, "");
    JsonWriter out(answer.body);
    out.begin_object().key("results").begin_array();
    for (auto const& file : files::attachments_of(call.tx(), *record)) {
        out.begin_object().key("id").number(static_cast<long long>(file.id.value)).key("name").text(file.name).key("size").number(static_cast<long long>(file.size));
        out.key("type").text(file.type).key("digest").text(file.digest).key("at").text(iso(file.at)).end_object();
    }
    out.end_array().end_object();
    return answer;
}

std::optional<files::Attachment> attachment_of(Call& call) {
    auto const id = parse_integer(call.request.places.front());
    return id ? files::find_attachment(call.tx(), *id) : std::nullopt;
}

http::Response download(Call& call) {
    auto const found = attachment_of(call);
    return found ? file_answer(call, *found, false) : not_found(call);
}

http::Response remove(Call& call) {
    auto const found = attachment_of(call);
    if (!found) return not_found(call);
    auto const written = files::detach(call.tx(), *found);
    if (!written) return refusal_answer(call, written);
    return {.status = 204, .content_type = "", .body = ""};
}

json::object responses(std::initializer_list<char const*> refusals, char const* status, json::object answer) {
    json::object all{{status, std::move(answer)}};
    for (auto const* refusal : refusals) all[refusal] = json::object{{"$ref", std::string("#/components/responses/E") + refusal}};
    return all;
}

json::object operation(char const* id, char const* summary, char const* description, char const* scope, json::object responses) {
    return {{"operationId", id}, {"summary", summary}, {"description", description}, {"tags", json::array{"core.attachment"}}, {"security", security(scope)}, {"responses", std::move(responses)}};
}

json::object query_parameter(char const* name, char const* description, bool required, char const* example) {
    return {{"name", name}, {"in", "query"}, {"required", required}, {"description", description}, {"schema", json::object{{"type", "string"}}}, {"example", example}};
}

}  // namespace

void add_files(Site const& site, http::Router& router) {
    auto const& house = site.settings().files;
    if (!house) return;
    auto const limit = static_cast<std::size_t>(house->limits.file_bytes) * files_at_once + beside_files;
    site.add(router, {.method = "POST", .pattern = "/api/files", .handler = upload, .body_limit = limit, .opens_own_transaction = true, .body_in_file = true}, Site::Door::api);
    site.add(router, {.method = "GET", .pattern = "/api/files", .handler = files_of_record}, Site::Door::api);
    site.add(router, {.method = "GET", .pattern = "/api/files/{}", .handler = download}, Site::Door::api);
    site.add(router, {.method = "DELETE", .pattern = "/api/files/{}", .handler = remove}, Site::Door::api);
}

json::object file_operations(Site const& site) {
    if (!site.settings().files) return {};
    json::object const number{{"type", "integer"}, {"format", "int64"}}, bytes{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
    json::object const made{{"type", "object"}, {"required", json::array{"results"}},
                            {"properties", json::object{{"results", json::object{{"type", "array"}, {"items", json::object{{"type", "object"}, {"required", json::array{"id"}}, {"properties", json::object{{"id", number}}}}}}}}}};
    auto post = operation("upload_core_attachment", "Attach files to a record",
                          "For who may change the record. As a form with files, or the bytes of one file with its name in the address. What is in a file must be what its name and type say.",
                          "core.attachment:write", responses({"401", "403", "404", "413", "422"}, "201", json_response("The attachments, listed at /api/core/attachments", made, {})));
    post["parameters"] = json::array{query_parameter("record", "What it belongs to", true, "people.person:12"), query_parameter("name", "The file's name, where the body is the file itself", false, "report.pdf")};
    json::object const form{{"type", "object"}, {"properties", json::object{{"file", json::object{{"type", "array"}, {"items", bytes}}}}}};
    post["requestBody"] = json::object{{"required", true}, {"content", json::object{{"multipart/form-data", json::object{{"schema", form}}}, {"application/octet-stream", json::object{{"schema", bytes}}}}}};
    json::object const text{{"type", "string"}};
    json::object const one{{"type", "object"}, {"required", json::array{"id", "name", "size", "type", "digest", "at"}},
                           {"properties", json::object{{"id", number}, {"name", text}, {"size", number}, {"type", text}, {"digest", text}, {"at", json::object{{"type", "string"}, {"format", "date-time"}}}}}};
    json::object const listed{{"type", "object"}, {"required", json::array{"results"}}, {"properties", json::object{{"results", json::object{{"type", "array"}, {"items", one}}}}}};
    auto all = operation("list_files_of_record", "Files of a record", "Newest first; as visible as the record.", "core.attachment:read",
                         responses({"401", "404", "422"}, "200", json_response("Its files", listed, {})));
    all["parameters"] = json::array{query_parameter("record", "Whose files", true, "people.person:12")};
    json::object const file{{"description", "The file; parts of it with Range"}, {"content", json::object{{"application/octet-stream", json::object{{"schema", bytes}}}}}};
    auto get = operation("download_core_attachment", "What is in a file", "As visible as the record that it belongs to.", "core.attachment:read", responses({"401", "404"}, "200", file));
    auto drop = operation("remove_core_attachment", "Take a file away from its record", "For who may change the record.", "core.attachment:write",
                          responses({"401", "403", "404"}, "204", json::object{{"description", "Done"}}));
    return {{"/api/files", json::object{{"get", std::move(all)}, {"post", std::move(post)}}},
            {"/api/files/{id}", json::object{{"parameters", json::array{parameter_ref("Id")}}, {"get", std::move(get)}, {"delete", std::move(drop)}}}};
}

}  // namespace ateneu::api
