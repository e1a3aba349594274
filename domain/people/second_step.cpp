// The page between the password and the house: it asks for the code.
#include "core/base/log.h"
#include "core/html/form.h"
#include "core/http/cookie.h"
#include "core/site/watch.h"
#include "domain/people/actor_of.h"
#include "domain/people/entrance.h"
#include "domain/people/half_login.h"
#include "domain/people/person.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

bool is_secure(Call const& call) { return call.site.settings().behind_https || call.request.secure; }

void set_half_cookie(Call const& call, http::Response& answer, std::string const& token) {
    answer.with("Set-Cookie", http::set_cookie({.name = std::string(half_cookie), .value = token, .path = "/login", .max_age_s = token.empty() ? 0 : half_login_seconds,
                                                .secure = is_secure(call), .same_site_strict = true}));
}

/// What the form carries on, from the address or the form before.
struct Way {
    std::string next;
    bool stays = false, by_recovery = false;
    std::vector<std::pair<std::string, std::string>> query() const {
        std::vector<std::pair<std::string, std::string>> all;
        if (!next.empty()) all.emplace_back("next", next);
        if (stays) all.emplace_back("remember", "1");
        return all;
    }
};

Way way_of(http::Fields const& fields) { return {safe_next(fields["next"], ""), fields["remember"] == "1", fields["with"] == "recovery"}; }

std::string address_of(char const* path, std::vector<std::pair<std::string, std::string>> const& query) { return query.empty() ? path : path + ("?" + http::to_query(query)); }

Html other_way(Say const& say, Way const& way) {
    auto query = way.query();
    if (!way.by_recovery) query.emplace_back("with", "recovery");
    return element("p", {{"class", "cluster between small"}},
                   element("a", {{"href", address_of("/login/code", query)}}, say.t(way.by_recovery ? N_("Use the code of the telephone") : N_("Use a recovery code"))) +
                       element("a", {{"href", "/login"}}, say.t(N_("Log in as somebody else"))));
}

http::Response second_step(Call& call, Way const& way, int status, std::string const& error = {}) {
    auto const& say = call.say;
    ui::Field const code{.id = "code", .name = "code", .label = say.t(way.by_recovery ? N_("Recovery code") : N_("Code")),
                         .hint = say.t(way.by_recovery ? N_("One of the ten codes that you kept, for example on paper. Each is good once.") : N_("The six digits that your telephone shows now.")),
                         .error = error, .required = true};
    auto fields = ui::hidden(ui::csrf_field, call.csrf);
    for (auto const& [name, value] : way.query()) fields += ui::hidden(name, value);
    if (way.by_recovery) fields += ui::hidden("with", "recovery");
    fields += ui::field(say, code, ui::input(code, way.by_recovery ? ui::Input{.autocomplete = "off", .max_length = 30} : ui::Input{.autocomplete = "one-time-code", .input_mode = "numeric", .max_length = 10}));
    fields += ui::submit({.label = say.t(N_("Go on")), .look = ui::Look::primary, .big = true, .wide = true}) + other_way(say, way);
    auto const title = say.t(N_("Your second factor"));
    ui::AuthPage const auth{.document = {.say = say, .title = title, .theme = call.actor.theme}, .organisation = call.site.settings().organisation,
                            .welcome = say.t(N_("The password was right. Now show the code, so that nobody else gets in with your password.")), .action = "/login/code", .csrf = call.csrf,
                            .languages = language_links(call.request), .form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", "/login/code"}}, fields), .title = title};
    http::Response answer;
    answer.status = status;
    answer.body = ui::auth_page(auth).string();
    return answer;
}

http::Response back_to_login(Call& call, Way const& way) {
    auto answer = http::redirect(way.next.empty() ? "/login" : "/login?" + http::to_query({{"next", way.next}}));
    set_half_cookie(call, answer, "");
    return answer;
}

}  // namespace

Seal seal_of(Call const& call) { return Seal(call.site.settings().key_file); }

void put_session(Call& call, http::Response& answer, NewSession const& session) {
    http::Cookie cookie{.name = std::string(session_cookie), .value = session.token, .secure = is_secure(call)};
    if (session.stays) cookie.max_age_s = (session.expires_at.micros - call.now.micros) / 1'000'000;
    answer.with("Set-Cookie", http::set_cookie(cookie));
    call.session_token = session.token;
    call.csrf = csrf_of(session.token);
}

http::Response to_second_step(Call& call, std::string const& half_token, bool stays, std::string_view next) {
    Way const way{safe_next(next, ""), stays};
    auto answer = http::redirect(address_of("/login/code", way.query()));
    set_half_cookie(call, answer, half_token);
    return answer;
}

http::Response show_second_step(Call& call) {
    auto const way = way_of(call.request.query);
    if (call.actor.inside) return http::redirect(safe_next(way.next, "/"));
    if (find_half_login(call.tx().sql(), call.request.cookie(half_cookie), call.now).value == 0) return back_to_login(call, way);
    return second_step(call, way, 200);
}

http::Response take_second_step(Call& call) {
    auto const way = way_of(call.request.form);
    auto const token = call.request.cookie(half_cookie);
    auto const work = call.site.database().begin(db::Database::Mode::write_soon);
    auto& sql = work->connection();
    auto const person = find_half_login(sql, token, call.now);
    if (person.value == 0) return back_to_login(call, way);
    auto const actor = actor_of(sql, person);
    Transaction tx(sql, call.site.registry(), call.site.reactions(), actor, call.now, {"page", "", call.request.id});
    auto const shown = show_second_factor(tx, seal_of(call), person, call.request.form["code"]);
    if (!shown) {
        work->commit();  // the failure counts
        auto answer = second_step(call, way, shown.wait_seconds > 0 ? 429 : 422, call.say.t(shown.refusal.message));
        if (shown.wait_seconds > 0) answer.with("Retry-After", std::to_string(shown.wait_seconds));
        return answer;
    }
    if (!take_half_login(sql, token)) return back_to_login(call, way);
    if (auto const old = call.request.cookie(session_cookie); !old.empty()) end_session(sql, old);
    auto const session = open_session(sql, person, call.request.remote, call.request.header("user-agent"), call.now, way.stays);
    work->commit();
    logins_counted().add({"ok", shown.was_recovery ? "recovery" : "code"});
    log_info("login.done", {{"person", person.value}, {"recovery", shown.was_recovery}});
    auto answer = http::redirect(safe_next(way.next, "/"));
    put_session(call, answer, session);
    set_half_cookie(call, answer, "");
    return answer;
}

}  // namespace ateneu::people
