#include "core/api/bulk.h"

#include <algorithm>

#include "core/api/answer.h"
#include "core/api/body.h"
#include "core/api/record_json.h"
#include "core/base/json.h"

namespace ateneu::api {

namespace {

/// What became of one of them.
struct Outcome {
    std::int64_t id = 0;
    Problems problems;
    Refusal refusal = {};
    bool is_added() const { return id != 0; }
};

/// A savepoint around one record, so that one that can't be added (a facet of it, say) leaves nothing behind.
Outcome add_one(Call& call, Entity const& entity, std::string const& json) {
    auto body = read_body(call, entity, json, blank_record(entity, call.tx().today()));
    if (!body.problems.empty()) return {.problems = std::move(body.problems)};
    auto& sql = call.tx().sql();
    bool const several = !body.facets.empty();
    if (several) sql.execute("SAVEPOINT one_of_many");
    auto written = add(call, entity, body);
    if (several) sql.execute(written ? "RELEASE SAVEPOINT one_of_many" : "ROLLBACK TO SAVEPOINT one_of_many");
    if (written) return {.id = written.id, .problems = {}};
    if (written.outcome == Written::Outcome::problems) return {.problems = std::move(written.problems)};
    Outcome outcome;
    outcome.refusal = written.outcome == Written::Outcome::refused ? std::move(written.refusal) : Refusal{"not_found", N_("There is no such record, or it isn't yours to see.")};
    return outcome;
}

/// The records as they were stored, by id.
std::map<std::int64_t, std::string> added_json(Call& call, Selection const& selection, std::vector<Outcome> const& outcomes) {
    std::vector<std::int64_t> ids;
    for (auto const& outcome : outcomes)
        if (outcome.is_added()) ids.push_back(outcome.id);
    std::vector<Found> found;
    for (auto& [id, each] : gather(call.tx(), *selection.entity, ids, selection.picked())) found.push_back(std::move(each));
    auto objects = records_json(call, selection, found);
    std::map<std::int64_t, std::string> all;
    for (std::size_t i = 0; i < found.size(); ++i) all.emplace(found[i].record.id, std::move(objects[i]));
    return all;
}

void write_outcome(Call& call, JsonWriter& json, Outcome const& outcome, bool was_kept, std::map<std::int64_t, std::string> const& records) {
    json.begin_object().key("status");
    if (outcome.is_added()) {
        json.text(was_kept ? "added" : "not_added");
        if (was_kept) {
            json.key("id").number(static_cast<long long>(outcome.id));
            auto const record = records.find(outcome.id);
            // Somebody may add what they may not see afterwards.
            if (record != records.end()) json.key("record").raw(record->second);
        }
    } else {
        json.text("refused").key("code").text(outcome.refusal.code.empty() ? "not_valid" : outcome.refusal.code);
        json.key("message").text(outcome.refusal.code.empty() ? call.say.t(N_("Some values can't be taken.")) : call.say.t(outcome.refusal.message));
        json.key("problems").raw(problems_json(call.say, outcome.problems));
    }
    json.end_object();
}

http::Response answer_of(Call& call, Selection const& selection, std::vector<Outcome> const& outcomes, bool partial) {
    auto const count = static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), [](Outcome const& outcome) { return outcome.is_added(); }));
    auto const refused = outcomes.size() - count;
    bool const kept = refused == 0 || (partial && count > 0);
    auto const records = kept ? added_json(call, selection, outcomes) : std::map<std::int64_t, std::string>{};
    auto answer = json_answer(!kept ? 422 : refused == 0 ? 201 : 200, "");
    JsonWriter json(answer.body);
    json.begin_object();
    if (!kept) {
        json.key("error").begin_object().key("code").text("not_valid");
        json.key("message").text(call.say.n("Nothing was added: {count} record can't be taken.", "Nothing was added: {count} records can't be taken.", static_cast<long long>(refused)));
        json.key("request").text(call.request.id).end_object();
    }
    json.key("added").number(static_cast<long long>(kept ? count : 0)).key("refused").number(static_cast<long long>(refused));
    json.key("results").begin_array();
    for (auto const& outcome : outcomes) write_outcome(call, json, outcome, kept, records);
    json.end_array().end_object();
    return answer;
}

}  // namespace

http::Response create_many(Call& call, Entity const& entity) {
    if (!call.actor.may_some(entity, Action::add)) return forbidden(call);
    if (!is_json_request(call.request)) return error(call, 415, "not_json", call.say.t(N_("Send application/json.")));
    Problems problems;
    refuse_other_parameters(call, "partial", problems);
    auto const selection = selection_of(call, entity, true, problems);
    auto const how = call.request.query["partial"];
    if (!how.empty() && how != "0" && how != "1") problems.add("partial", N_("Write 1 or 0."));
    if (!problems.empty()) return problems_answer(call, 400, problems);

    auto const& body = call.request.body;
    auto const start = body.find_first_not_of(" \t\r\n");
    if (!is_json(body)) problems.add("", N_("The body is not valid JSON."), "not_json");
    else if (start == std::string::npos || body[start] != '[') problems.add("", N_("Give a list."), "wrong_type");
    auto const given = problems.empty() ? json_items(body) : std::vector<std::string>{};
    if (problems.empty() && given.empty()) problems.add("", N_("Give one record or more."), "required");
    if (given.size() > bulk_limit) problems.add("", {N_("Give {limit} records or less; these are {count}."), {{"limit", std::to_string(bulk_limit)}, {"count", std::to_string(given.size())}}}, "too_many");
    if (!problems.empty()) return problems_answer(call, 422, problems);

    // Made before any savepoint, which could otherwise take it back.
    call.tx().change_set();
    std::vector<Outcome> outcomes;
    for (auto const& record : given) outcomes.push_back(add_one(call, entity, record));
    return answer_of(call, selection, outcomes, how == "1");
}

}  // namespace ateneu::api
