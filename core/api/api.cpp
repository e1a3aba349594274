#include "core/api/api.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/api/actions.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/list.h"

namespace ateneu::api {

namespace {

http::Response json_answer(int status, std::string body) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

http::Response error(Call& call, int status, std::string_view code, std::string_view message) {
    http::Response answer = json_answer(status, "");
    JsonWriter json(answer.body);
    json.begin_object().key("error").begin_object();
    json.key("code").text(code).key("message").text(message).key("request").text(call.request.id);
    json.end_object().end_object();
    return answer;
}

http::Response not_found(Call& call) { return error(call, 404, "not_found", call.say.t(N_("There is no such record, or it isn't yours to see."))); }
http::Response forbidden(Call& call) { return error(call, 403, "no_permission", call.say.t(N_("You don't have the permission for this. An administrator can give it to you."))); }

/// Every problem with its field, code and sentence.
http::Response problems_answer(Call& call, int status, Problems const& problems) {
    http::Response answer = json_answer(status, "");
    JsonWriter json(answer.body);
    json.begin_object().key("error").begin_object();
    json.key("code").text("not_valid").key("message").text(call.say.t(N_("Some values can't be taken.")));
    json.key("request").text(call.request.id).key("problems").begin_array();
    for (auto const& problem : problems.list())
        json.begin_object().key("field").text(problem.field).key("code").text(problem.code).key("message").text(call.say.t(problem.message)).end_object();
    json.end_array().end_object().end_object();
    return answer;
}

std::optional<Record> facet_record(Call& call, Entity const& facet, std::int64_t owner) {
    ListQuery query;
    query.entity = &facet;
    query.within = {facet.find(facet.facet_of), owner};
    auto found = list(call.tx(), query, Columns::values);
    if (found.records.empty()) return {};
    return std::move(found.records.front());
}

/// The version of the record, and of each facet that is part of what this actor reads.
std::string etag(Call& call, Entity const& entity, Record const& record) {
    auto versions = std::to_string(record.version);
    for (auto const* facet : call.site.registry().facets(entity)) {
        if (!call.actor.sees_some(*facet)) continue;
        auto const stored = facet_record(call, *facet, record.id);
        versions += "." + std::to_string(stored ? stored->version : 0);
    }
    return "\"" + versions + "\"";
}

/// The version that `If-Match` names: the stored one for `*` and for what was read, -1 for anything else; nothing without the header.
std::optional<std::int64_t> wanted_version(Call& call, Entity const& entity, Record const& stored) {
    auto header = trimmed(call.request.header("if-match"));
    if (header.empty()) return {};
    if (header.starts_with("W/")) header = header.substr(2);
    return header == "*" || header == etag(call, entity, stored) ? stored.version : -1;
}

/// Id, version, and the title a person would read where no field of that name stands for itself.
void write_head(JsonWriter& json, Entity const& entity, Record const& record, std::string const& title) {
    json.key("id").number(static_cast<long long>(record.id)).key("version").number(static_cast<long long>(record.version));
    if (!entity.find("title")) json.key("title").text(title);
}

/// The record as JSON, with its facets under their names and the title a person would read.
std::string body_of(Call& call, Entity const& entity, Record const& record, std::string const& title) {
    std::string body;
    JsonWriter json(body);
    json.begin_object();
    write_head(json, entity, record, title);
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].kind() != Kind::secret) json.key(entity.fields[i].name).raw(to_json(entity.fields[i], record.values[i]));
    for (auto const* facet : call.site.registry().facets(entity)) {
        if (!call.actor.sees_some(*facet)) continue;
        auto const stored = facet_record(call, *facet, record.id);
        if (stored) json.key(facet->name).raw(to_json(*facet, *stored));
        else json.key(facet->name).null();
    }
    json.end_object();
    return body;
}

http::Response record_answer(Call& call, Entity const& entity, Record const& record, int status) {
    auto const names = titles(call.tx(), entity, {record.id});
    auto answer = json_answer(status, body_of(call, entity, record, names.empty() ? "" : names.begin()->second));
    answer.with("ETag", etag(call, entity, record));
    return answer;
}

std::optional<Record> record_of(Call& call, Entity const& entity) {
    auto const id = parse_integer(call.request.places.front());
    return id && *id > 0 ? call.tx().find(entity, *id) : std::nullopt;
}

http::Response list_records(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return forbidden(call);
    Problems problems;
    auto query = list_query(entity, call.request.query.list(), problems);
    if (!problems.empty()) return problems_answer(call, 400, problems);
    auto const found = list(call.tx(), query, Columns::values);
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("total").number(static_cast<long long>(found.total)).key("page").number(static_cast<long long>(found.page));
    json.key("pages").number(static_cast<long long>(found.pages)).key("per_page").number(static_cast<long long>(query.per_page));
    auto const link = [&](char const* name, int page) {
        query.page = page;
        json.key(name);
        if (page < 1 || page > found.pages) json.null();
        else json.text("/api" + entity.address() + "?" + http::to_query(address_of(query)));
    };
    link("previous", found.page - 1);
    link("next", found.page + 1);
    json.key("results").begin_array();
    for (std::size_t i = 0; i < found.records.size(); ++i) {
        auto const& record = found.records[i];
        json.begin_object();
        write_head(json, entity, record, found.titles[i]);
        for (std::size_t f = 0; f < entity.fields.size(); ++f)
            if (entity.fields[f].kind() != Kind::secret) json.key(entity.fields[f].name).raw(to_json(entity.fields[f], record.values[f]));
        json.end_object();
    }
    json.end_array().end_object();
    return json_answer(200, std::move(body));
}

http::Response read_record(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    return record ? record_answer(call, entity, *record, 200) : not_found(call);
}

http::Response written_answer(Call& call, Entity const& entity, Written const& written, int status) {
    switch (written.outcome) {
        case Written::Outcome::done: break;
        case Written::Outcome::gone: return not_found(call);
        case Written::Outcome::problems: return problems_answer(call, 422, written.problems);
        case Written::Outcome::conflict: return error(call, 412, "conflict", call.say.t(N_("The record was changed since you read it. Read it again.")));
        case Written::Outcome::refused:
            return error(call, written.refusal.code == "no_permission" ? 403 : 409, written.refusal.code, call.say.t(written.refusal.message));
    }
    auto const record = call.tx().find(entity, written.id);
    // Somebody may add what they may not see afterwards.
    if (!record) return json_answer(status, "{\"id\":" + std::to_string(written.id) + "}");
    return record_answer(call, entity, *record, status);
}

bool is_json_request(http::Request const& request) {
    auto const type = request.header("content-type");
    return lower_ascii(trimmed(type.substr(0, type.find(';')))) == "application/json";
}

/// A facet that the body speaks of, on its way into the store.
struct FacetPart {
    Entity const* facet;
    Record record;
};
/// What a body says: the record's own fields, and those of its facets.
struct Body {
    Record record;
    std::vector<FacetPart> facets;
    Problems problems;
};

/// `"card": {"street": …}`; null leaves the facet as it is.
void read_facets(Call& call, Entity const& entity, std::int64_t owner, Body& body) {
    boost::system::error_code failed;
    auto const given = boost::json::parse(call.request.body, failed);
    if (failed || !given.is_object()) return;
    for (auto const* facet : call.site.registry().facets(entity)) {
        auto const* part = given.get_object().if_contains(std::string(facet->name));
        if (!part || part->is_null()) continue;
        auto const stored = owner ? facet_record(call, *facet, owner) : std::nullopt;
        auto record = stored ? *stored : blank_record(*facet, call.tx().today());
        Problems problems;
        from_json(*facet, boost::json::serialize(*part), record, problems);
        for (auto const& problem : problems.list())
            body.problems.add(std::string(facet->name) + (problem.field.empty() ? "" : "." + problem.field), problem.message, problem.code);
        record.id = stored ? stored->id : 0;
        record.version = stored ? stored->version : 0;
        if (!stored || record.values != stored->values) body.facets.push_back({facet, std::move(record)});
    }
}

/// A body may repeat what reading gave: the title is ours to write, so it is passed over.
Body read_body(Call& call, Entity const& entity, Record start) {
    Body body{.record = std::move(start), .facets = {}, .problems = {}};
    Problems all;
    auto const owner = body.record.id;
    from_json(entity, call.request.body, body.record, all);
    auto const& facets = call.site.registry().facets(entity);
    for (auto const& problem : all.list()) {
        bool const is_facet = std::any_of(facets.begin(), facets.end(), [&](Entity const* facet) { return facet->name == problem.field; });
        if (problem.code == "unknown_field" && (problem.field == "title" || is_facet)) continue;
        body.problems.add(problem.field, problem.message, problem.code);
    }
    read_facets(call, entity, owner, body);
    return body;
}

/// Saves the facets of a record that has just been written: the first that can't be is the outcome of the whole.
Written save_facets(Call& call, Body& body, Written written) {
    for (auto& [facet, record] : body.facets) {
        record.values[static_cast<std::size_t>(facet->index_of(facet->facet_of))] = written.id;
        auto part = record.id == 0 ? call.tx().add(*facet, record) : call.tx().change(*facet, record);
        if (part) continue;
        Problems named;
        for (auto const& problem : part.problems.list()) named.add(std::string(facet->name) + "." + problem.field, problem.message, problem.code);
        part.problems = std::move(named);
        return part;
    }
    return written;
}

http::Response create_record(Call& call, Entity const& entity) {
    if (!call.actor.may(entity, Action::add)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto body = read_body(call, entity, blank_record(entity, call.tx().today()));
    if (!body.problems.empty()) return problems_answer(call, 422, body.problems);
    auto written = call.tx().add(entity, body.record);
    if (written) written = save_facets(call, body, std::move(written));
    auto answer = written_answer(call, entity, written, 201);
    if (written) answer.with("Location", "/api" + entity.address(written.id));
    return answer;
}

http::Response change_record(Call& call, Entity const& entity) {
    auto const stored = record_of(call, entity);
    if (!stored) return not_found(call);
    if (!call.actor.may(entity, Action::change)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto const version = wanted_version(call, entity, *stored);
    if (!version) return error(call, 428, "if_match_needed", call.say.t(N_("Send If-Match with the ETag that you read.")));
    // PUT replaces: what it leaves out is blank. PATCH changes only what it names.
    auto start = call.request.method == "PUT" ? blank_record(entity, call.tx().today()) : *stored;
    start.id = stored->id;
    auto body = read_body(call, entity, std::move(start));
    if (!body.problems.empty()) return problems_answer(call, 422, body.problems);
    body.record.id = stored->id;
    body.record.version = *version;
    auto written = call.tx().change(entity, body.record);
    if (written) written = save_facets(call, body, std::move(written));
    return written_answer(call, entity, written, 200);
}

http::Response delete_record(Call& call, Entity const& entity) {
    auto const stored = record_of(call, entity);
    if (!stored) return not_found(call);
    if (!call.actor.may(entity, Action::remove)) return forbidden(call);
    auto const version = wanted_version(call, entity, *stored);
    if (!version) return error(call, 428, "if_match_needed", call.say.t(N_("Send If-Match with the ETag that you read.")));
    auto const written = call.tx().remove(entity, stored->id, *version);
    if (!written) return written_answer(call, entity, written, 200);
    return {.status = 204, .content_type = "", .body = ""};
}

using Page = http::Response (*)(Call&, Entity const&);

void add(Site const& site, http::Router& router, char const* method, Entity const& entity, std::string const& tail, Page page) {
    site.add(router, {.method = method, .pattern = "/api" + entity.address() + tail, .handler = [page, &entity](Call& call) { return page(call, entity); }}, Site::Door::api);
}

}  // namespace

void add_api(Site const& site, http::Router& router) {
    for (auto const* entity : site.registry().entities()) {
        if (entity->internal && entity->guard == Guard::kept) continue;
        add(site, router, "GET", *entity, "", list_records);
        add(site, router, "POST", *entity, "", create_record);
        add(site, router, "GET", *entity, "/{}", read_record);
        add(site, router, "PUT", *entity, "/{}", change_record);
        add(site, router, "PATCH", *entity, "/{}", change_record);
        add(site, router, "DELETE", *entity, "/{}", delete_record);
    }
    add_actions(site, router);
}

}  // namespace ateneu::api
