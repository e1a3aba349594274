#include "core/base/json.h"
#include "core/base/text.h"
#include "core/html/shell.h"
#include "core/site/frame.h"
#include "core/store/veto.h"

namespace ateneu {

namespace {

struct ErrorWords {
    char const* title;
    char const* text;
};

ErrorWords words_for(int status) {
    switch (status) {
        case 400: return {N_("This address or form can't be read"), N_("Nothing was changed. Go back and try again.")};
        case 403: return {N_("You can't open this"), N_("It needs a permission that you don't have. An administrator can give it to you.")};
        case 404: return {N_("Nothing is here"), N_("It may have been deleted, or the address has a slip. Your other work is safe.")};
        case 405: return {N_("This can't be done here"), N_("Nothing was changed. Go back and try again.")};
        case 408: return {N_("That took too long"), N_("The connection was too slow and nothing was changed. Try again.")};
        case 413: return {N_("This is too large"), N_("Nothing was changed. Send a smaller file or less text.")};
        case 419: return {N_("The page was open for too long"), N_("Nothing was changed. Go back, load the page again and send it once more; what you typed is kept on this device.")};
        case 429: return {N_("That was too much at once"), N_("Several large files are on their way already, or very much was asked for in a short time. Wait a moment, then try again.")};
        case 503: return {N_("The database can't be reached"), N_("Nothing was changed and what you typed is kept on this device. Try again in a moment.")};
        default: return {N_("Something went wrong on our side"), N_("Nothing was changed and what you typed is kept on this device. If it happens again, tell an administrator this code.")};
    }
}

http::Response json_error(int status, std::string_view code, std::string_view message, std::string const& request_id) {
    http::Response answer;
    answer.status = status;
    answer.content_type = "application/json";
    JsonWriter json(answer.body);
    json.begin_object().key("error").begin_object();
    json.key("code").text(code).key("message").text(message).key("request").text(request_id);
    json.end_object().end_object();
    return answer;
}

/// Programs ask under /api; what stands under /api/docs is written for people.
bool wants_json(http::Request const& request) {
    return (request.path.starts_with("/api/") && !request.path.starts_with("/api/docs/")) || request.header("accept").find("application/json") != std::string_view::npos;
}

char const* code_for(int status) {
    switch (status) {
        case 400: return "bad_request";
        case 401: return "not_logged_in";
        case 403: return "no_permission";
        case 404: return "not_found";
        case 405: return "method_not_allowed";
        case 408: return "timeout";
        case 413: return "too_large";
        case 419: return "csrf";
        case 429: return "too_many";
        case 431: return "headers_too_large";
        case 503: return "unavailable";
        default: return "internal";
    }
}

ui::ErrorText error_words(Say const& say, int status, std::string const& request_id) {
    auto const words = words_for(status);
    ui::ErrorText text{.title = say.t(words.title), .text = say.t(words.text)};
    text.actions.push_back(ui::link_button({.label = say.t("Go to the start page"), .look = ui::Look::primary}, "/"));
    if (status >= 500) text.code = request_id;
    return text;
}

}  // namespace

http::Response bare_error(Site const& site, Say const& say, std::string const& theme, std::string const& request_id, int status) {
    auto const words = error_words(say, status, request_id);
    ui::PublicPage const frame{.document = {.say = say, .title = words.title, .theme = theme}, .organisation = site.settings().organisation};
    http::Response answer;
    answer.status = status;
    answer.body = ui::public_page(frame, ui::error_text(say, words)).string();
    return answer;
}

http::Response Site::error_page(http::Request& request, int status) const {
    // Who is logged in goes on from here by the menus and the search field.
    if (status == 404 && is_safe(request.method) && !wants_json(request) && !request.cookie(session_cookie).empty()) {
        AppRoute const nowhere{.handler = [](Call& call) { return call.site.error(call, 404); }, .whom = AppRoute::For::visitors};
        return run(nowhere, Door::page, request);
    }
    Say const say{browser_tongue(request)};
    http::Response answer = wants_json(request) ? json_error(status, code_for(status), say.t(words_for(status).title), request.id)
                                                : bare_error(*this, say, "", request.id, status);
    add_security_headers(answer, settings_.behind_https);
    answer.with("Cache-Control", "no-store");
    return answer;
}

http::Response Site::error(Call& call, int status) const {
    if (wants_json(call.request)) return json_error(status, code_for(status), call.say.t(words_for(status).title), call.request.id);
    if (!call.transaction || !call.actor.inside) return bare_error(*this, call.say, call.actor.theme, call.request.id, status);
    auto words = error_words(call.say, status, call.request.id);
    return page(call, {.title = words.title, .narrow = true, .status = status}, ui::error_text(call.say, words));
}

http::Response ask_to_log_in(Call& call, Site::Door door) {
    if (door == Site::Door::api || wants_json(call.request)) {
        auto answer = json_error(401, "not_logged_in", call.say.t("Log in, or send a valid token."), call.request.id);
        answer.with("WWW-Authenticate", "Bearer");
        return answer;
    }
    if (!is_safe(call.request.method)) return http::redirect("/login");
    auto const here = call.request.path + (call.request.raw_query.empty() ? "" : "?" + call.request.raw_query);
    return http::redirect(here == "/" ? "/login" : "/login?" + http::to_query({{"next", here}}));
}

http::Response lead_to_hurdle(Call& call, Site::Door door, Hurdle const& hurdle) {
    if (door == Site::Door::api || wants_json(call.request))
        return json_error(403, "not_ready", call.say.t(N_("Open a page first: there is something to read or to confirm.")), call.request.id);
    if (!is_safe(call.request.method)) return http::redirect(hurdle.address);
    auto const here = call.request.path + (call.request.raw_query.empty() ? "" : "?" + call.request.raw_query);
    return http::redirect(here == "/" ? hurdle.address : hurdle.address + "?" + http::to_query({{"next", here}}));
}

http::Response refuse_forgery(Call& call, Site::Door door) {
    if (door == Site::Door::api) return json_error(403, "csrf", call.say.t("Send the token of the page in X-CSRF-Token, or use an API token."), call.request.id);
    return bare_error(call.site, call.say, call.actor.theme, call.request.id, 419);
}

http::Response refuse_viewer(Call& call, Site::Door door) {
    auto const& say = call.say;
    auto const text = say.t({N_("You see Ateneu as {person}. You can look at everything and change nothing."), {{"person", call.actor.name}}});
    if (door == Site::Door::api || wants_json(call.request)) return json_error(403, "viewing", text, call.request.id);
    ui::ErrorText const words{.title = say.t(N_("Nothing is changed while you see Ateneu as somebody else")), .text = text,
                              .actions = {ui::deed_button({.label = say.t(N_("Stop viewing")), .look = ui::Look::primary}, {"/account/viewing/stop", call.csrf}),
                                          ui::link_button({.label = say.t("Go to the start page")}, "/")}};
    ui::PublicPage const frame{.document = {.say = say, .title = words.title, .theme = call.actor.theme}, .organisation = call.site.settings().organisation};
    http::Response answer;
    answer.status = 403;
    answer.body = ui::public_page(frame, ui::error_text(say, words)).string();
    return answer;
}

namespace {

/// The page that a form stood on, as far as the browser says so; the start page otherwise.
std::string page_before(http::Request const& request) {
    auto const from = std::string(request.header("referer"));
    auto const host = from.find("://");
    auto const path = host == std::string::npos ? std::string::npos : from.find('/', host + 3);
    return safe_next(path == std::string::npos ? "" : from.substr(path), "/");
}

}  // namespace

http::Response vetoed(Call& call, Site::Door door, Veto const& veto) {
    auto const& say = call.say;
    auto const& refusal = veto.refusal;
    bool const is_to_confirm = refusal.code == confirm_first;
    int const status = is_to_confirm || refusal.code == "no_permission" ? 403 : 409;
    if (door == Site::Door::api || wants_json(call.request)) return json_error(status, refusal.code, say.t(refusal.message), call.request.id);
    ui::ErrorText words{.title = say.t(is_to_confirm ? N_("First show that it is you") : N_("This can't be done")), .text = say.t(refusal.message)};
    auto const back = page_before(call.request);
    if (is_to_confirm) words.actions.push_back(ui::link_button({.label = say.t(N_("Show that it is me")), .look = ui::Look::primary}, "/account/confirm?" + http::to_query({{"next", back}})));
    words.actions.push_back(ui::link_button({.label = say.t(N_("Back"))}, back));
    ui::PublicPage const frame{.document = {.say = say, .title = words.title, .theme = call.actor.theme}, .organisation = call.site.settings().organisation};
    http::Response answer;
    answer.status = status;
    answer.body = ui::public_page(frame, ui::error_text(say, words)).string();
    return answer;
}

http::Response refusal_page(Call& call, Refusal const& refusal) {
    auto const say = call.say;
    int const status = refusal.code == "no_permission" ? 403 : 409;
    ui::ErrorText text{.title = say.t(status == 403 ? N_("You can't do this") : N_("This can't be done")), .text = say.t(refusal.message)};
    text.actions.push_back(ui::link_button({.label = say.t("Go to the start page"), .look = ui::Look::primary}, "/"));
    return page(call, {.title = text.title, .narrow = true, .status = status}, ui::error_text(say, text));
}

}  // namespace ateneu
