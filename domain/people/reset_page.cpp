#include "domain/people/reset_page.h"

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/record.h"
#include "domain/people/confirming.h"
#include "domain/people/forgotten.h"
#include "domain/people/mail_link.h"
#include "domain/people/password.h"
#include "domain/people/person.h"

namespace ateneu::people {

Html outside_form(Call const& call, char const* action, Html const& fields) {
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", action}}, ui::hidden(ui::csrf_field, call.csrf) + fields);
}

Html to_login(Call const& call) { return element("p", {}, element("a", {{"href", "/login"}}, call.say.t(N_("Back to the login")))); }

std::string wait_sentence(Say const& say, std::int64_t seconds) {
    return say.t({N_("You asked several times. Try again in {minutes} min."), {{"minutes", std::to_string((seconds + 59) / 60)}}});
}

Actor person_at_the_door(Person const& person, Tongue const& tongue) {
    Actor actor;
    actor.person = person.id.value;
    actor.name = full_name(person);
    actor.tongue = tongue;
    return actor;
}

namespace {

http::Response ask_form(Call& call, int status, std::string const& email = "", std::string const& error = "") {
    auto const& say = call.say;
    ui::Field const asked{.id = "email", .name = "email", .label = say.t(N_("E-mail")), .hint = say.t(N_("The one that you are registered with.")), .error = error, .required = true};
    auto const fields = ui::field(say, asked, ui::input(asked, {.value = email, .type = "email", .autocomplete = "email"})) +
                        element("div", {}, ui::submit({.label = say.t(N_("Send me a link")), .look = ui::Look::primary, .big = true}));
    return bare_page(call, say.t(N_("Forgot your password?")),
                     element("p", {}, say.t(N_("We send you a link to choose a new one. It works for half an hour."))) + outside_form(call, "/password/forgotten", fields) + to_login(call), status);
}

http::Response show_ask(Call& call) { return ask_form(call, 200); }

http::Response ask(Call& call) {
    auto const email = trimmed(call.request.form["email"]);
    if (!is_utf8(email) || !is_email(email)) return ask_form(call, 422, is_utf8(email) ? email : "", call.say.t(N_("This is no e-mail address.")));
    auto const wait = ask_for_link(call.site.database(), email, call.request.remote, call.say.tongue, call.now);
    if (wait == 0) return http::redirect("/password/sent");
    return ask_form(call, 429, email, wait_sentence(call.say, wait)).with("Retry-After", std::to_string(wait));
}

http::Response show_sent(Call& call) {
    auto const& say = call.say;
    return bare_page(call, say.t(N_("Look into your mailbox")),
                     element("p", {}, say.t(N_("If somebody with this address can log in here, an e-mail with a link is on its way. It may take a few minutes; look among the unwanted ones too."))) +
                         element("p", {}, say.t(N_("Nothing came? Then the account has another address, or none: ask an administrator."))) + to_login(call));
}

http::Response link_is_bad(Call& call) {
    auto const& say = call.say;
    return bare_page(call, say.t(N_("This link doesn't work any more")),
                     element("p", {}, say.t(N_("It was used already, is too old, or was cut off on its way. Ask for a new one; who was invited asks to be invited again."))) +
                         element("p", {}, ui::link_button({.label = say.t(N_("Send me a new link")), .look = ui::Look::primary}, "/password/forgotten")),
                     410);
}

/// The link of the address or of the form, while it is good and its person may log in.
std::optional<GoodLink> link_of(Call& call, db::Connection& sql, std::string_view text) {
    auto const link = find_link(sql, text, call.now);
    return link && link->is_open ? link : std::nullopt;
}

Html password_field(Say const& say, std::string const& id, std::string const& label, Problems const& problems, std::string const& hint = "") {
    auto const* problem = problems.of(id);
    ui::Field const asked{.id = id, .name = id, .label = label, .hint = hint, .error = problem ? say.t(problem->message) : "", .required = true};
    return ui::field(say, asked, ui::input(asked, {.type = "password", .autocomplete = "new-password"}));
}

http::Response choose_form(Call& call, Person const& person, std::string const& link, Problems const& problems, int status) {
    auto const& say = call.say;
    // Shown so that it is known, and that the browser keeps the password under it.
    ui::Field const name{.id = "username", .name = "username", .label = say.t(N_("You log in as")), .mark_optional = false, .read_only = true};
    auto const fields = ui::hidden("link", link) + ui::field(say, name, ui::input(name, {.value = person.username, .autocomplete = "username"})) +
                        password_field(say, "new", say.t(N_("New password")), problems, say.t(N_("At least ten characters; a few words are easy to remember."))) +
                        password_field(say, "again", say.t(N_("New password once more")), problems) +
                        element("div", {}, ui::submit({.label = say.t(N_("Save password")), .look = ui::Look::primary, .big = true}));
    return bare_page(call, say.t(N_("Choose a password")), outside_form(call, "/password/new", fields), status);
}

http::Response show_choose(Call& call) {
    std::string const text(call.request.query["link"]);
    auto const link = link_of(call, call.tx().sql(), text);
    if (!link) return link_is_bad(call);
    return choose_form(call, *call.tx().read(link->person), text, {}, 200);
}

/// What is wrong with the two passwords; nothing of the person where the link isn't good.
struct Looked {
    std::optional<GoodLink> link;
    Person person;
    Problems problems;
};

Looked look(Call& call, std::string const& text) {
    auto const& form = call.request.form;
    auto const work = call.site.database().begin(db::Database::Mode::read);
    Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
    Looked seen{link_of(call, tx.sql(), text), {}, {}};
    if (!seen.link) return seen;
    seen.person = *tx.read(seen.link->person);
    seen.problems = password_problems(form["new"], seen.person, "new");
    if (form["new"] != form["again"]) seen.problems.add("again", N_("This isn't the same as above."));
    return seen;
}

http::Response choose(Call& call) {
    std::string const text(call.request.form["link"]);
    auto const seen = look(call, text);
    if (!seen.link) return link_is_bad(call);
    if (!seen.problems.empty()) return choose_form(call, seen.person, text, seen.problems, 422);
    auto const hash = hash_password(call.request.form["new"]);
    auto const actor = person_at_the_door(seen.person, call.say.tongue);
    auto const work = call.site.database().begin(db::Database::Mode::write_soon);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), actor, call.now, {"page", "", call.request.id});
    // While the password was hashed, somebody else may have used the link.
    if (!use_link(tx.sql(), text, call.now)) return link_is_bad(call);
    if (!set_password(tx, seen.person.id, hash)) return link_is_bad(call);
    note_confirmed(tx, seen.person.id);
    // Whoever reads the mailbox needn't wait for those who guessed.
    forget_attempts(tx.sql(), std::to_string(seen.person.id.value), call.now);
    work->commit();
    log_info("password.set_by_link", {{"person", seen.person.id.value}});
    return http::redirect("/password/done");
}

http::Response show_done(Call& call) {
    auto const& say = call.say;
    return bare_page(call, say.t(N_("Your password is saved")),
                     element("p", {}, say.t(N_("From now on you log in with it. Whoever was logged in to your account isn't any more."))) +
                         element("p", {}, ui::link_button({.label = say.t(N_("Log in")), .look = ui::Look::primary}, "/login")));
}

}  // namespace

std::vector<AppRoute> reset_routes() {
    auto const visitors = AppRoute::For::visitors;
    std::vector<AppRoute> all{{.method = "GET", .pattern = "/password/forgotten", .handler = show_ask, .whom = visitors},
            {.method = "POST", .pattern = "/password/forgotten", .handler = ask, .whom = visitors, .opens_own_transaction = true},
            {.method = "GET", .pattern = "/password/sent", .handler = show_sent, .whom = visitors},
            {.method = "GET", .pattern = "/password/new", .handler = show_choose, .whom = visitors},
            {.method = "POST", .pattern = "/password/new", .handler = choose, .whom = visitors, .opens_own_transaction = true},
            {.method = "GET", .pattern = "/password/done", .handler = show_done, .whom = visitors}};
    for (auto& route : all) route.behind = AppRoute::Behind::none;
    return all;
}

}  // namespace ateneu::people
