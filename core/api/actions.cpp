#include "core/api/actions.h"

#include <boost/json.hpp>
#include <set>

#include "core/api/answer.h"
#include "core/api/once.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/store/bulk.h"

namespace ateneu::api {

namespace {

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

http::Response on_many(Call& call, RecordAction const& action) {
    if (!action.may_ask(call.actor)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    auto const query = named_records(*action.entity, call.request.body);
    if (!query) {
        Problems problems;
        problems.add("ids", N_("Send the numbers of the records: {\"ids\": [1, 2]}, at most 10,000."), "wrong_type");
        return problems_answer(call, 422, problems);
    }
    auto const rows = chosen_rows(call.tx(), *query, most_rows);
    auto const result = act_on_each(call.tx(), *action.entity, rows, [&](Transaction& tx, Chosen const& row) { return action.run(tx, row.id); });
    auto done = json_answer(200, "");
    JsonWriter json(done.body);
    json.begin_object().key("change_set").number(static_cast<long long>(result.change_set)).key("rows").begin_array();
    for (auto const& row : result.rows) {
        Problems reasons;
        for (auto const& reason : row.reasons) reasons.add(reason.field, reason.message, reason.code);
        json.begin_object().key("id").number(static_cast<long long>(row.id)).key("outcome").text(name_of(row.what));
        json.key("problems").raw(problems_json(call.say, reasons)).end_object();
    }
    json.end_array().end_object();
    return done;
}

http::Response on_one(Call& call, RecordAction const& action) {
    if (!action.may_ask(call.actor)) return forbidden(call);
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!call.tx().find(*action.entity, id)) return not_found(call);
    auto const written = action.run(call.tx(), id);
    return written ? http::Response{.status = 204, .content_type = ""} : refusal_answer(call, written);
}

using Deed = http::Response (*)(Call&, RecordAction const&);

void add(Site const& site, http::Router& router, std::string pattern, RecordAction const& action, Deed deed) {
    auto handler = [&action, deed](Call& call) { return once(call, [&] { return deed(call, action); }); };
    site.add(router, {.method = "POST", .pattern = std::move(pattern), .handler = std::move(handler)}, Site::Door::api);
}

}  // namespace

std::string action_address(RecordAction const& action, std::string const& of) {
    return "/api" + action.entity->address() + "/" + of + "/" + std::string(action.name);
}

void add_actions(Site const& site, http::Router& router) {
    for (auto const& app : site.apps())
        for (auto const& action : app.actions) {
            add(site, router, action_address(action, "{}"), action, on_one);
            add(site, router, action_address(action, "bulk"), action, on_many);
        }
}

}  // namespace ateneu::api
