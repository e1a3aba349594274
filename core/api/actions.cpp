#include "core/api/actions.h"

#include <boost/json.hpp>
#include <set>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/store/bulk.h"

namespace ateneu::api {

namespace {

http::Response answer(int status, std::string body = "") {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

http::Response error(Call& call, int status, std::string_view code, std::string const& message) {
    auto refused = answer(status);
    JsonWriter json(refused.body);
    json.begin_object().key("error").begin_object();
    json.key("code").text(code).key("message").text(message).key("request").text(call.request.id);
    json.end_object().end_object();
    return refused;
}

http::Response no_permission(Call& call) {
    return error(call, 403, "no_permission", call.say.t(N_("You don't have the permission for this. An administrator can give it to you.")));
}

/// The records that the body names, each once; nothing where it isn't a list of ids.
std::optional<ListQuery> named_records(Entity const& entity, std::string const& body) {
    boost::system::error_code wrong;
    auto const parsed = boost::json::parse(body, wrong);
    auto const* ids = !wrong && parsed.is_object() ? parsed.as_object().if_contains("ids") : nullptr;
    if (!ids || !ids->is_array() || ids->as_array().empty() || std::ssize(ids->as_array()) > most_rows) return {};
    ListQuery query;
    query.entity = &entity;
    std::set<std::int64_t> seen;
    for (auto const& id : ids->as_array()) {
        if (!id.is_int64() || id.as_int64() <= 0) return {};
        if (seen.insert(id.as_int64()).second) query.ids.push_back(id.as_int64());
    }
    return query;
}

std::string_view name_of(RowOutcome::What what) {
    return what == RowOutcome::What::done ? "done" : what == RowOutcome::What::unchanged ? "unchanged" : "refused";
}

void write_row(Call& call, JsonWriter& json, RowOutcome const& row) {
    json.begin_object().key("id").number(static_cast<long long>(row.id)).key("outcome").text(name_of(row.what)).key("problems").begin_array();
    for (auto const& problem : row.reasons)
        json.begin_object().key("field").text(problem.field).key("code").text(problem.code).key("message").text(call.say.t(problem.message)).end_object();
    json.end_array().end_object();
}

http::Response on_many(Call& call, RecordAction const& action) {
    if (!action.may_ask(call.actor)) return no_permission(call);
    auto const query = named_records(*action.entity, call.request.body);
    if (!query) return error(call, 422, "not_valid", call.say.t(N_("Send the numbers of the records: {\"ids\": [1, 2]}, at most 10,000.")));
    auto const rows = chosen_rows(call.tx(), *query, most_rows);
    auto const result = act_on_each(call.tx(), *action.entity, rows, [&](Transaction& tx, Chosen const& row) { return action.act(tx, row.id); });
    auto done = answer(200);
    JsonWriter json(done.body);
    json.begin_object().key("change_set").number(static_cast<long long>(result.change_set)).key("rows").begin_array();
    for (auto const& row : result.rows) write_row(call, json, row);
    json.end_array().end_object();
    return done;
}

http::Response on_one(Call& call, RecordAction const& action) {
    if (!action.may_ask(call.actor)) return no_permission(call);
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!call.tx().find(*action.entity, id)) return error(call, 404, "not_found", call.say.t(N_("There is no such record, or it isn't yours to see.")));
    auto const written = action.act(call.tx(), id);
    if (written) return answer(204);
    if (written.outcome == Written::Outcome::refused)
        return written.refusal.code == "no_permission" ? no_permission(call) : error(call, 409, written.refusal.code, call.say.t(written.refusal.message));
    if (written.outcome == Written::Outcome::problems) return error(call, 422, "not_valid", call.say.t(written.problems.list().front().message));
    return error(call, 409, "conflict", call.say.t(N_("Somebody changed this record since you looked.")));
}

void add(Site const& site, http::Router& router, RecordAction const& action) {
    auto const base = "/api" + action.entity->address(), name = std::string(action.name);
    site.add(router, {.method = "POST", .pattern = base + "/{}/" + name, .handler = [&action](Call& call) { return on_one(call, action); }}, Site::Door::api);
    site.add(router, {.method = "POST", .pattern = base + "/bulk/" + name, .handler = [&action](Call& call) { return on_many(call, action); }}, Site::Door::api);
}

}  // namespace

void add_actions(Site const& site, http::Router& router) {
    for (auto const& app : site.apps())
        for (auto const& action : app.actions) add(site, router, action);
}

}  // namespace ateneu::api
