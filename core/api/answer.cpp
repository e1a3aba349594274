#include "core/api/answer.h"

#include "core/base/json.h"
#include "core/base/text.h"

namespace ateneu::api {

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

http::Response forbidden(Call& call) {
    return call.actor.scopes.empty() ? error(call, 403, "no_permission", call.say.t(N_("You don't have the permission for this. An administrator can give it to you.")))
                                     : error(call, 403, "no_permission", call.say.t(N_("This token doesn't reach so far, or its person may not do this.")));
}

std::string problems_json(Say const& say, Problems const& problems) {
    std::string body;
    JsonWriter json(body);
    json.begin_array();
    for (auto const& problem : problems.list())
        json.begin_object().key("field").text(problem.field).key("code").text(problem.code).key("message").text(say.t(problem.message)).end_object();
    json.end_array();
    return body;
}

http::Response problems_answer(Call& call, int status, Problems const& problems) {
    http::Response answer = json_answer(status, "");
    JsonWriter json(answer.body);
    json.begin_object().key("error").begin_object();
    json.key("code").text("not_valid").key("message").text(call.say.t(N_("Some values can't be taken.")));
    json.key("request").text(call.request.id).key("problems").raw(problems_json(call.say, problems));
    json.end_object().end_object();
    return answer;
}

http::Response refusal_answer(Call& call, Written const& written) {
    switch (written.outcome) {
        case Written::Outcome::gone: return not_found(call);
        case Written::Outcome::problems: return problems_answer(call, 422, written.problems);
        case Written::Outcome::conflict: return error(call, 412, "conflict", call.say.t(N_("The record was changed since you read it. Read it again.")));
        case Written::Outcome::refused: break;
        case Written::Outcome::done: must(false, "what is done is no refusal");
    }
    if (written.refusal.code == "no_permission") return forbidden(call);
    return error(call, 409, written.refusal.code, call.say.t(written.refusal.message));
}

bool is_json_request(http::Request const& request) {
    auto const type = request.header("content-type");
    return lower_ascii(trimmed(type.substr(0, type.find(';')))) == "application/json";
}

}  // namespace ateneu::api
