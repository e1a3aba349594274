#include "core/api/api.h"

#include "core/access/secret.h"
#include "core/api/actions.h"
#include "core/api/answer.h"
#include "core/api/api_page.h"
#include "core/api/body.h"
#include "core/api/bulk.h"
#include "core/api/files.h"
#include "core/api/once.h"
#include "core/api/openapi.h"
#include "core/api/record_json.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/list.h"
#include "core/store/merge.h"

namespace ateneu::api {

namespace {

/// The version of the record, and of each facet that is part of what this actor reads.
std::string versions(Call& call, Entity const& entity, Record const& record) {
    auto versions = std::to_string(record.version);
    for (auto const* facet : call.site.registry().facets(entity)) {
        if (!call.actor.sees_some(*facet)) continue;
        auto const stored = facet_record(call, *facet, record.id);
        versions += "." + std::to_string(stored ? stored->version : 0);
    }
    return versions;
}

/// The version that `If-Match` names: the stored one for `*` and for what was read, -1 for anything else; nothing without the header.
std::optional<std::int64_t> wanted_version(Call& call, Entity const& entity, Record const& stored) {
    auto header = trimmed(call.request.header("if-match"));
    if (header.empty()) return {};
    if (header.starts_with("W/")) header = header.substr(2);
    if (header == "*") return stored.version;
    // Behind the hyphen stands what a selection showed of other records.
    if (auto const hyphen = header.find('-'); hyphen != std::string::npos) header = header.substr(0, hyphen) + '"';
    return header == "\"" + versions(call, entity, stored) + "\"" ? stored.version : -1;
}

/// What the request's `fields` and `expand` ask for; the refusal where they can't be read.
struct Asked {
    Selection selection;
    std::optional<http::Response> refusal;
};
Asked asked(Call& call, Entity const& entity) {
    Problems problems;
    refuse_other_parameters(call, "", problems);
    Asked asked{selection_of(call, entity, true, problems), {}};
    if (!problems.empty()) asked.refusal = problems_answer(call, 400, problems);
    return asked;
}

http::Response record_answer(Call& call, Selection const& selection, std::int64_t id, int status) {
    auto const& entity = *selection.entity;
    auto found = gather(call.tx(), entity, {id}, selection.picked());
    // Somebody may add what they may not see afterwards.
    if (found.empty()) return json_answer(status, "{\"id\":" + std::to_string(id) + "}");
    auto const& record = found.begin()->second;
    auto answer = json_answer(status, std::move(records_json(call, selection, std::span(&record, 1)).front()));
    auto tag = versions(call, entity, record.record);
    // Titles of others, a title made of theirs and computed columns change without the record.
    bool const borrows_title = selection.title && !entity.find("title") && entity.title.find("SELECT") != std::string_view::npos;
    if (!selection.is_usual || borrows_title) tag += "-" + sha256_hex(answer.body).substr(0, 16);
    answer.with("ETag", "\"" + tag + "\"");
    return answer;
}

http::Response added_answer(Call& call, Selection const& selection, Written const& written) {
    if (!written) return refusal_answer(call, written);
    auto answer = record_answer(call, selection, written.id, 201);
    return answer.with("Location", "/api" + selection.entity->address(written.id));
}

/// A record that was merged into another one is there: reading leads on. A change is refused, because whoever sent it
/// hasn't looked at that record.
http::Response missing(Call& call, Entity const& entity) {
    auto const id = parse_integer(call.request.places.front());
    auto const into = id ? merged_into(call.tx(), entity, *id) : 0;
    if (into == 0 || !call.tx().find(entity, into)) return not_found(call);
    bool const reads = call.request.method == "GET";
    auto const& query = call.request.raw_query;
    auto answer = error(call, reads ? 301 : 409, "merged", call.say.t(N_("This record was merged into another one, at the address in Location.")));
    return answer.with("Location", "/api" + entity.address(into) + (reads && !query.empty() ? "?" + query : ""));
}

std::optional<Record> record_of(Call& call, Entity const& entity) {
    auto const id = parse_integer(call.request.places.front());
    return id && *id > 0 ? call.tx().find(entity, *id) : std::nullopt;
}

/// Filters, order and page, without what says how records are shown.
std::vector<std::pair<std::string, std::string>> list_parameters(Call const& call) {
    auto parameters = call.request.query.list();
    std::erase_if(parameters, [](auto const& each) { return each.first == "fields" || each.first == "expand"; });
    return parameters;
}

/// The address of another page of the same list.
std::string page_address(Call const& call, ListQuery query, int page) {
    query.page = page;
    auto parameters = address_of(query);
    for (auto const* name : {"fields", "expand"})
        for (auto const value : call.request.query.all(name)) parameters.emplace_back(name, std::string(value));
    return "/api" + query.entity->address() + "?" + http::to_query(parameters);
}

http::Response list_records(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return forbidden(call);
    Problems problems;
    auto const query = list_query(entity, list_parameters(call), problems, &call.site.registry());
    auto const selection = selection_of(call, entity, false, problems);
    if (!problems.empty()) return problems_answer(call, 400, problems);
    auto page = list(call.tx(), query, selection.picked());
    std::vector<Found> found;
    for (std::size_t i = 0; i < page.records.size(); ++i)
        found.push_back({std::move(page.records[i]), std::move(page.titles[i]), std::move(page.computed[i])});
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("total").number(static_cast<long long>(page.total)).key("page").number(static_cast<long long>(page.page));
    json.key("pages").number(static_cast<long long>(page.pages)).key("per_page").number(static_cast<long long>(query.per_page));
    auto const link = [&](char const* name, int number) {
        json.key(name);
        if (number < 1 || number > page.pages) json.null();
        else json.text(page_address(call, query, number));
    };
    link("previous", page.page - 1);
    link("next", page.page + 1);
    json.key("results").begin_array();
    for (auto const& object : records_json(call, selection, found)) json.raw(object);
    json.end_array().end_object();
    return json_answer(200, std::move(body));
}

http::Response read_record(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return missing(call, entity);
    auto const wanted = asked(call, entity);
    return wanted.refusal ? *wanted.refusal : record_answer(call, wanted.selection, record->id, 200);
}

http::Response create_record(Call& call, Entity const& entity) {
    if (!call.actor.may_some(entity, Action::add)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto const wanted = asked(call, entity);
    if (wanted.refusal) return *wanted.refusal;
    auto body = read_body(call, entity, call.request.body, blank_record(entity, call.tx().today()));
    if (!body.problems.empty()) return problems_answer(call, 422, body.problems);
    return added_answer(call, wanted.selection, add(call, entity, body));
}

/// The body is read and checked by the table of what is asked; the deed decides on the rest.
http::Response operate(Call& call, Operation const& operation) {
    if (!operation.may_ask(call.actor)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto const wanted = asked(call, *operation.made);
    if (wanted.refusal) return *wanted.refusal;
    auto body = read_body(call, *operation.asked, call.request.body, blank_record(*operation.asked, call.tx().today()));
    for (std::size_t i = 0; i < operation.asked->fields.size(); ++i) {
        auto const& field = operation.asked->fields[i];
        if (!body.problems.of(std::string(field.name))) check_value(field, body.record.values[i], std::string(field.name), body.problems);
    }
    if (!body.problems.empty()) return problems_answer(call, 422, body.problems);
    return added_answer(call, wanted.selection, operation.act(call.tx(), body.record));
}

/// Who asks: for programs that were given a token and no more.
http::Response who_asks(Call& call) {
    if (!call.actor.inside) return forbidden(call);
    auto const& actor = call.actor;
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("person").number(static_cast<long long>(actor.person)).key("name").text(actor.name);
    json.key("language").text(actor.tongue.code).key("time_zone").text(actor.time_zone).key("superuser").raw(actor.superuser ? "true" : "false");
    json.key("token").text(actor.via).key("scopes").begin_array();
    for (auto const& scope : actor.scopes) json.text(scope);
    json.end_array().key("roles").begin_array();
    for (auto const& role : actor.roles) json.begin_object().key("entity").text(role.scope.entity).key("id").number(static_cast<long long>(role.scope.id)).end_object();
    json.end_array().end_object();
    return json_answer(200, std::move(body));
}

http::Response change_record(Call& call, Entity const& entity) {
    auto const stored = record_of(call, entity);
    if (!stored) return missing(call, entity);
    if (!call.actor.may(entity, Action::change, *stored)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto const wanted = asked(call, entity);
    if (wanted.refusal) return *wanted.refusal;
    auto const version = wanted_version(call, entity, *stored);
    if (!version) return error(call, 428, "if_match_needed", call.say.t(N_("Send If-Match with the ETag that you read.")));
    // PUT replaces: what it leaves out is blank. PATCH changes only what it names.
    auto start = call.request.method == "PUT" ? blank_record(entity, call.tx().today()) : *stored;
    start.id = stored->id;
    auto body = read_body(call, entity, call.request.body, std::move(start));
    if (!body.problems.empty()) return problems_answer(call, 422, body.problems);
    body.record.id = stored->id;
    body.record.version = *version;
    auto const written = change(call, entity, body);
    return written ? record_answer(call, wanted.selection, written.id, 200) : refusal_answer(call, written);
}

http::Response delete_record(Call& call, Entity const& entity) {
    auto const stored = record_of(call, entity);
    if (!stored) return missing(call, entity);
    if (!call.actor.may(entity, Action::remove, *stored)) return forbidden(call);
    auto const version = wanted_version(call, entity, *stored);
    if (!version) return error(call, 428, "if_match_needed", call.say.t(N_("Send If-Match with the ETag that you read.")));
    auto const written = call.tx().remove(entity, stored->id, *version);
    if (!written) return refusal_answer(call, written);
    return {.status = 204, .content_type = "", .body = ""};
}

using Page = http::Response (*)(Call&, Entity const&);

void add(Site const& site, http::Router& router, char const* method, Entity const& entity, std::string const& tail, Page page, std::size_t body_limit = 1 << 20) {
    bool const writes = std::string_view(method) != "GET";
    auto handler = [page, &entity, writes](Call& call) { return writes ? once(call, [&] { return page(call, entity); }) : page(call, entity); };
    site.add(router, {.method = method, .pattern = "/api" + entity.address() + tail, .handler = std::move(handler), .body_limit = body_limit}, Site::Door::api);
}

}  // namespace

bool has_api(Entity const& entity) { return !entity.internal || entity.guard != Guard::kept; }

void add_api(Site const& site, http::Router& router) {
    add_openapi(site, router);
    add_api_pages(site, router);
    for (auto const* entity : site.registry().entities()) {
        if (!has_api(*entity)) continue;
        add(site, router, "GET", *entity, "", list_records);
        add(site, router, "POST", *entity, "", create_record);
        add(site, router, "POST", *entity, "/bulk", create_many, bulk_body_limit);
        add(site, router, "GET", *entity, "/{}", read_record);
        add(site, router, "PUT", *entity, "/{}", change_record);
        add(site, router, "PATCH", *entity, "/{}", change_record);
        add(site, router, "DELETE", *entity, "/{}", delete_record);
    }
    add_actions(site, router);
    for (auto const& app : site.apps())
        for (auto const& operation : app.operations)
            site.add(router, {.method = "POST", .pattern = operation.address(), .handler = [&operation](Call& call) { return once(call, [&] { return operate(call, operation); }); }}, Site::Door::api);
    site.add(router, {.method = "GET", .pattern = "/api/me", .handler = who_asks}, Site::Door::api);
    add_files(site, router);
}

}  // namespace ateneu::api
