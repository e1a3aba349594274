#include "domain/people/doors.h"

#include "core/base/text.h"
#include "core/http/cookie.h"
#include "core/site/site.h"
#include "domain/people/account_page.h"
#include "domain/people/confirming.h"
#include "domain/people/email_page.h"
#include "domain/people/entrance.h"
#include "domain/people/factor_page.h"
#include "domain/people/forgotten.h"
#include "domain/people/hurdle.h"
#include "domain/people/log_in.h"
#include "domain/people/reset_page.h"
#include "domain/people/profile_page.h"
#include "domain/people/rights_page.h"
#include "domain/people/roles_page.h"
#include "domain/people/session.h"
#include "domain/people/sign_up_page.h"
#include "domain/people/terms_page.h"
#include "domain/people/tokens_page.h"
#include "domain/people/viewing_page.h"

namespace ateneu::people {

namespace {

bool is_secure(Call const& call) { return call.site.settings().behind_https || call.request.secure; }

http::Response login_form(Call& call, int status, std::string const& user_name = "", std::optional<Html> error = {}) {
    auto const& say = call.say;
    auto next = call.request.method == "POST" ? call.request.form["next"] : call.request.query["next"];
    ui::AuthPage const auth{.document = {.say = say, .title = say.t(N_("Log in")), .theme = call.actor.theme}, .organisation = call.site.settings().organisation,
                            .welcome = say.t(N_("Good to see you.")), .action = "/login", .csrf = call.csrf, .user_name = user_name, .next = safe_next(next, ""), .error = std::move(error), .forgotten_href = "/password/forgotten", .sign_up_href = sign_up_address(call, safe_next(next, "")),
                            .about_title = say.t(N_("A house for what we do together")), .about_text = say.t(N_("People, workshops and everything around them, in one place.")), .languages = language_links(call.request)};
    http::Response answer;
    answer.status = status;
    answer.body = ui::auth_page(auth).string();
    return answer;
}

http::Response show_login(Call& call) {
    if (call.actor.inside) return http::redirect(safe_next(call.request.query["next"], "/"));
    return login_form(call, 200);
}

/// Who knows the password but never opened the link gets another one, as often as anybody may be written to.
void confirm_again(Call& call, Id<Person> person) {
    auto const work = call.site.database().begin(db::Database::Mode::write_soon);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), call.actor, call.now, {"page", "", call.request.id});
    auto const email = tx.sql().text(R"(SELECT "email" FROM "people_person" WHERE "id" = $1)", {person.value}).value_or("");
    if (email.empty() || count_new_address(tx.sql(), person.value, email, call.request.remote, call.now) > 0) return;
    ask_to_confirm(tx, person, call.say.tongue);
    work->commit();
}

http::Response log_in_now(Call& call) {
    auto const& form = call.request.form;
    Knock const knock{.name = trimmed(form["username"]), .password = std::string(form["password"]), .address = call.request.remote,
                      .user_agent = std::string(call.request.header("user-agent")), .old_token = std::string(call.request.cookie(session_cookie)), .stays = form["remember"] == "1"};
    auto const done = log_in(call.site.database(), knock, call.now);
    if (!done) {
        if (done.refusal.code == "unconfirmed") confirm_again(call, done.person);
        auto answer = login_form(call, done.refusal.code == "try_later" ? 429 : 422, knock.name, Html(call.say.t(done.refusal.message)));
        if (done.retry_after_seconds > 0) answer.with("Retry-After", std::to_string(done.retry_after_seconds));
        return answer;
    }
    if (!done.half_token.empty()) return to_second_step(call, done.half_token, knock.stays, form["next"]);
    auto answer = http::redirect(safe_next(form["next"], "/"));
    put_session(call, answer, done.session);
    return answer;
}

http::Response log_out(Call& call) {
    if (!call.session_token.empty()) end_session(call.tx().sql(), call.session_token);
    auto answer = http::redirect("/login");
    answer.with("Set-Cookie", http::set_cookie({.name = std::string(session_cookie), .value = "", .max_age_s = 0, .secure = is_secure(call)}));
    // Nothing of the session stays in the browser's caches; drafts on the device belong to the person and stay.
    answer.with("Clear-Site-Data", "\"cache\"");
    return answer;
}

constexpr std::int64_t a_year_s = 365LL * 24 * 3600;

/// Language and theme are the browser's: a cookie, so that they hold before somebody logs in.
http::Response remember(Call& call, char const* cookie, std::string const& value, std::string_view next) {
    auto answer = http::redirect(safe_next(next, "/"));
    answer.with("Set-Cookie", http::set_cookie({.name = cookie, .value = value, .max_age_s = value.empty() ? 0 : a_year_s, .secure = is_secure(call)}));
    return answer;
}

http::Response set_language(Call& call) {
    auto const to = call.request.query["to"];
    bool known = false;
    for (auto const& code : tongues()) known = known || code == to;
    return remember(call, "ateneu_language", known ? std::string(to) : "", call.request.query["next"]);
}

http::Response set_theme(Call& call) {
    auto const theme = call.request.form["theme"];
    auto next = call.request.form["next"];
    // The page that the form stood on, when the browser says so.
    auto const from = std::string(call.request.header("referer"));
    auto const path = from.find("://") == std::string::npos ? std::string::npos : from.find('/', from.find("://") + 3);
    auto const back = path == std::string::npos ? std::string("/") : from.substr(path);
    return remember(call, "ateneu_theme", theme == "light" || theme == "dark" ? std::string(theme) : "", next.empty() ? std::string_view(back) : next);
}

http::Response about_page(Call& call) {
    auto const& say = call.say;
    bool const privacy = call.request.path.ends_with("privacy");
    auto const title = say.t(privacy ? N_("Privacy") : N_("Accessibility"));
    auto const text = say.t(privacy ? N_("This server keeps what its organisation needs for its work and nothing about how you read it. It uses one cookie to know who is logged in and asks nothing of other servers. The organisation that runs it answers what it keeps about you and why.")
                                    : N_("Every page works with a keyboard, with a screen reader, on a phone and without scripts. If something stands in your way, tell the organisation that runs this server."));
    return bare_page(call, title, element("p", {}, text));
}

/// TB-R47: what logs in and out, and what one reads before one agrees to anything, is open; one's own account opens before
/// the address is confirmed.
AppRoute::Behind behind(std::string_view pattern) {
    for (std::string_view const open : {"/login", "/logout", "/account/language", "/account/theme", "/account/viewing", "/about"})
        if (pattern.starts_with(open)) return AppRoute::Behind::none;
    // What outlives a session is made by whose address it is.
    for (std::string_view const lasting : {"/account/tokens", "/account/factor"})
        if (pattern.starts_with(lasting)) return AppRoute::Behind::all_hurdles;
    return pattern.starts_with("/account") ? AppRoute::Behind::first_hurdles : AppRoute::Behind::all_hurdles;
}

}  // namespace

std::vector<AppRoute> doors() {
    using For = AppRoute::For;
    std::vector<AppRoute> all{{.method = "GET", .pattern = "/login", .handler = show_login, .whom = For::visitors},
            {.method = "POST", .pattern = "/login", .handler = log_in_now, .whom = For::visitors, .opens_own_transaction = true},
            {.method = "GET", .pattern = "/login/code", .handler = show_second_step, .whom = For::visitors},
            {.method = "POST", .pattern = "/login/code", .handler = take_second_step, .whom = For::visitors, .opens_own_transaction = true},
            {.method = "POST", .pattern = "/logout", .handler = log_out},
            {.method = "GET", .pattern = "/account/confirm", .handler = show_confirm},
            {.method = "POST", .pattern = "/account/confirm", .handler = confirm, .opens_own_transaction = true},
            {.method = "GET", .pattern = "/account/factor", .handler = freshly(show_factor)},
            {.method = "POST", .pattern = "/account/factor", .handler = freshly(set_factor)},
            {.method = "POST", .pattern = "/account/factor/codes", .handler = freshly(renew_codes)},
            {.method = "POST", .pattern = "/account/factor/codes/file", .handler = in_person(codes_file)},
            {.method = "GET", .pattern = "/account/factor/off", .handler = freshly(ask_factor_off)},
            {.method = "POST", .pattern = "/account/factor/off", .handler = freshly(factor_off)},
            {.method = "GET", .pattern = "/account/language", .handler = set_language, .whom = For::visitors},
            {.method = "POST", .pattern = "/account/theme", .handler = set_theme, .whom = For::visitors},
            {.method = "GET", .pattern = "/about/privacy", .handler = about_page, .whom = For::visitors},
            {.method = "GET", .pattern = "/about/accessibility", .handler = about_page, .whom = For::visitors},
            {.method = "GET", .pattern = "/account", .handler = account_page},
            {.method = "GET", .pattern = "/account/profile", .handler = show_profile},
            {.method = "POST", .pattern = "/account/profile", .handler = save_profile},
            {.method = "POST", .pattern = "/account/email", .handler = freshly(change_email)},
            {.method = "POST", .pattern = "/account/email/forget", .handler = forget_new_email},
            {.method = "POST", .pattern = "/account/preferences", .handler = save_preferences},
            {.method = "POST", .pattern = "/account/password", .handler = freshly(change_password), .opens_own_transaction = true},
            {.method = "POST", .pattern = "/account/sessions/{}/end", .handler = end_one_session},
            {.method = "POST", .pattern = "/account/sessions/end", .handler = end_other_sessions},
            {.method = "POST", .pattern = "/account/tokens", .handler = freshly(make_token)},
            {.method = "POST", .pattern = "/account/tokens/{}/revoke", .handler = revoke_one_token},
            {.method = "GET", .pattern = "/people/roles", .handler = roles_page},
            {.method = "POST", .pattern = "/people/roles", .handler = freshly(add_role)},
            {.method = "GET", .pattern = "/people/roles/{}", .handler = role_page},
            {.method = "POST", .pattern = "/people/roles/{}/name", .handler = rename_role},
            {.method = "POST", .pattern = "/people/roles/{}/members", .handler = freshly(change_members)},
            {.method = "POST", .pattern = "/people/roles/{}/permissions", .handler = freshly(change_permissions)},
            {.method = "GET", .pattern = "/people/people/{}/rights", .handler = rights_page},
            {.method = "GET", .pattern = "/people/people/{}/view-as", .handler = freshly(ask_viewing)},
            {.method = "POST", .pattern = "/people/people/{}/view-as", .handler = freshly(begin_viewing)},
            {.method = "POST", .pattern = "/account/viewing/stop", .handler = end_viewing, .opens_own_transaction = true, .open_to_viewers = true},
            {.method = "GET", .pattern = "/account/services", .handler = services_page},
            {.method = "POST", .pattern = "/account/services/{}/tokens", .handler = freshly(make_service_token)},
            {.method = "POST", .pattern = "/account/services/tokens/{}/revoke", .handler = revoke_one_service_token}};
    for (auto& route : all) route.behind = behind(route.pattern);
    all.push_back({.method = "GET", .pattern = terms_page, .handler = show_terms, .whom = For::visitors, .behind = AppRoute::Behind::none});
    all.push_back({.method = "POST", .pattern = terms_page, .handler = accept_terms, .behind = AppRoute::Behind::none});
    all.push_back({.method = "GET", .pattern = unconfirmed_page, .handler = show_unconfirmed, .behind = AppRoute::Behind::first_hurdles});
    all.push_back({.method = "POST", .pattern = unconfirmed_page, .handler = send_confirming_again, .behind = AppRoute::Behind::first_hurdles});
    for (auto& more : {reset_routes(), new_email_routes(), sign_up_routes()}) all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace ateneu::people
