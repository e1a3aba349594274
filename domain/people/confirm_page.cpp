// Showing once more who one is, before what would give the house away: password, second factor, e-mail, tokens, roles.
#include <algorithm>

#include "core/html/components.h"
#include "domain/people/account_event.h"
#include "domain/people/entrance.h"
#include "domain/people/password.h"
#include "domain/people/person.h"
#include "domain/people/second_factor.h"
#include "domain/people/throttle.h"

namespace ateneu::people {

namespace {

constexpr std::string_view secrets[] = {"old", "new", "password", "code"};

bool is_secret(std::string_view name) { return std::find(std::begin(secrets), std::end(secrets), name) != std::end(secrets); }

/// Where somebody goes afterwards: a page, or the form that waits with what was typed.
struct Wanted {
    std::string next;  ///< a page
    std::string to, kept;  ///< an address that a form is sent to, and its fields
};

Wanted wanted_in(http::Fields const& fields) { return {safe_next(fields["next"], "/account"), safe_next(fields["to"], ""), std::string(fields["kept"])}; }

/// The page that a form stood on.
std::string page_of_form(http::Request const& request) {
    auto const from = std::string(request.header("referer"));
    auto const host = from.find("://");
    auto const path = host == std::string::npos ? std::string::npos : from.find('/', host + 3);
    return safe_next(path == std::string::npos ? "" : from.substr(path), "/account");
}

Wanted wanted_form(http::Request const& request) {
    Wanted wanted{.next = page_of_form(request), .to = request.path};
    std::vector<std::pair<std::string, std::string>> kept;
    for (auto const& [name, value] : request.form.list()) {
        // What was a password isn't carried through a page: it is typed again.
        if (is_secret(name)) return {.next = wanted.next};
        if (name != ui::csrf_field) kept.emplace_back(name, value);
    }
    wanted.kept = http::to_query(kept);
    return wanted;
}

std::string error_at(Call const& call, Problems const& problems, char const* field) {
    auto const* problem = problems.of(field);
    return problem ? call.say.t(problem->message) : "";
}

Html confirm_form(Call& call, Wanted const& wanted, Problems const& problems) {
    auto const& say = call.say;
    ui::Field const password{.id = "password", .name = "password", .label = say.t(N_("Password")), .error = error_at(call, problems, "password"), .required = true};
    ui::Field const code{.id = "code", .name = "code", .label = say.t(N_("Code")), .hint = say.t(N_("The six digits that your telephone shows now, or a recovery code.")),
                         .error = error_at(call, problems, "code"), .required = true};
    auto fields = ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("next", wanted.next);
    if (!wanted.to.empty()) fields += ui::hidden("to", wanted.to) + ui::hidden("kept", wanted.kept);
    fields += ui::field(say, password, ui::input(password, {.type = "password", .autocomplete = "current-password"}));
    if (has_second_factor(call.tx().sql(), {call.actor.person})) fields += ui::field(say, code, ui::input(code, {.autocomplete = "one-time-code", .max_length = 30}));
    fields += element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Go on")), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel"))}, wanted.next));
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", "/account/confirm"}}, fields);
}

http::Response confirm_page(Call& call, Wanted const& wanted, Problems const& problems, int status) {
    auto const show = [&] {
        auto const& say = call.say;
        auto const title = say.t(N_("Show that it is you"));
        auto const why = say.t(N_("What comes next matters for the safety of accounts, and it is more than ten minutes since you showed who you are."));
        return page(call, {.title = title, .narrow = true, .status = status}, ui::title_row({.title = title, .sub = why}) + ui::panel({.title = call.actor.name, .body = confirm_form(call, wanted, problems)}));
    };
    if (call.transaction) return show();
    auto const work = call.site.database().begin(db::Database::Mode::read);
    Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
    call.transaction = &tx;
    auto answer = show();
    call.transaction = nullptr;
    return answer;
}

/// The form as it was, one click away: what changes something is never sent by itself.
http::Response go_on(Call& call, Wanted const& wanted) {
    auto const& say = call.say;
    auto const work = call.site.database().begin(db::Database::Mode::read);
    Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
    call.transaction = &tx;
    auto fields = ui::hidden(ui::csrf_field, call.csrf);
    auto const kept = http::parse_query(wanted.kept);
    for (auto const& [name, value] : kept.list()) fields += ui::hidden(name, value);
    fields += element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Go on")), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel"))}, wanted.next));
    auto const title = say.t(N_("Thank you, it is you"));
    auto const text = say.t(N_("What you filled in is kept. Go on to send it."));
    auto answer = page(call, {.title = title, .narrow = true}, ui::title_row({.title = title, .sub = text}) + element("form", {{"method", "post"}, {"action", wanted.to}}, fields));
    call.transaction = nullptr;
    return answer;
}

struct Proof {
    Problems problems;
    std::int64_t wait_seconds = 0;
    std::optional<NewSession> session;
};

Proof wrong(char const* field, Message message, std::int64_t wait_seconds = 0) {
    Proof proof{.wait_seconds = wait_seconds};
    proof.problems.add(field, std::move(message));
    return proof;
}

/// The password is looked at outside of any write transaction; its attempts count like those of a login.
Proof prove(Call& call) {
    auto& database = call.site.database();
    Id<Person> const me{call.actor.person};
    auto const key = std::to_string(me.value);
    std::int64_t wait = 0;
    database.transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        wait = seconds_to_wait(sql, key, call.request.remote, call.now);
        if (wait == 0) note_attempt(sql, key, call.request.remote, call.now);
    });
    if (wait > 0) return wrong("password", {N_("Too many logins failed. Try again in {minutes} min."), {{"minutes", std::to_string((wait + 59) / 60)}}}, wait);
    {
        auto const reading = database.begin(db::Database::Mode::read);
        if (!is_password_of(reading->connection(), me, call.request.form["password"])) return wrong("password", N_("This isn't your present password."));
    }
    auto const work = database.begin(db::Database::Mode::write_soon);
    auto& sql = work->connection();
    Transaction tx(sql, call.site.registry(), call.site.reactions(), call.actor, call.now, {"page", "", call.request.id});
    if (has_second_factor(sql, me)) {
        auto const shown = show_second_factor(tx, seal_of(call), me, call.request.form["code"]);
        if (!shown) {
            work->commit();
            return wrong("code", shown.refusal.message, shown.wait_seconds);
        }
    }
    auto const here = find_session(sql, call.session_token, call.now);
    if (!here) return wrong("password", N_("Your session has ended. Log in again."));
    forget_attempts(sql, key, call.now);
    Proof proof{.session = renew_session(sql, here->id, call.now)};
    work->commit();
    return proof;
}

}  // namespace

/// A link leads to a page at most: a form that somebody else filled in is nobody's to send.
http::Response show_confirm(Call& call) { return confirm_page(call, {.next = safe_next(call.request.query["next"], "/account")}, {}, 200); }

http::Response confirm(Call& call) {
    auto const wanted = wanted_in(call.request.form);
    auto const proof = prove(call);
    if (!proof.session) {
        auto answer = confirm_page(call, wanted, proof.problems, proof.wait_seconds > 0 ? 429 : 422);
        if (proof.wait_seconds > 0) answer.with("Retry-After", std::to_string(proof.wait_seconds));
        return answer;
    }
    http::Response cookies;
    put_session(call, cookies, *proof.session);
    auto answer = wanted.to.empty() ? http::redirect(wanted.next) : go_on(call, wanted);
    answer.headers.insert(answer.headers.end(), cookies.headers.begin(), cookies.headers.end());
    return answer;
}

std::function<http::Response(Call&)> in_person(std::function<http::Response(Call&)> handler) {
    return [handler = std::move(handler)](Call& call) { return call.actor.viewer != 0 ? call.site.error(call, 403) : handler(call); };
}

std::function<http::Response(Call&)> freshly(std::function<http::Response(Call&)> handler) {
    return in_person([handler = std::move(handler)](Call& call) {
        if (call.actor.is_fresh(call.now)) return handler(call);
        if (call.request.method != "GET") return confirm_page(call, wanted_form(call.request), {}, 403);
        auto const here = call.request.path + (call.request.raw_query.empty() ? "" : "?" + call.request.raw_query);
        return http::redirect("/account/confirm?" + http::to_query({{"next", here}}));
    });
}

}  // namespace ateneu::people
