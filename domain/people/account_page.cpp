#include "domain/people/account_page.h"

#include "core/access/password.h"
#include "core/base/places.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "domain/people/account_event.h"
#include "domain/people/browser_name.h"
#include "domain/people/factor_page.h"
#include "domain/people/password.h"
#include "domain/people/person.h"
#include "domain/people/preference.h"
#include "domain/people/session.h"
#include "domain/people/tokens_page.h"

namespace ateneu::people {

namespace {

Preference preference_of(Transaction& tx, Id<Person> person) {
    auto const id = tx.sql().integer("SELECT id FROM people_preference WHERE person = $1", {person.value});
    auto mine = id ? tx.read(Id<Preference>{*id}).value_or(Preference{}) : Preference{};
    mine.person = person;
    return mine;
}

/// The languages are those that Ateneu speaks; the other lists are the field's own.
std::vector<ui::Choice> preference_choices(Say const& say, Field const& field, Preference const& mine) {
    std::vector<ui::Choice> choices;
    auto const add = [&](std::string const& code, std::string const& label, std::string const& chosen) { choices.push_back({.value = code, .label = label, .chosen = code == chosen}); };
    if (field.kind() == Kind::language)
        for (auto const& code : tongues()) add(code, own_name(code), mine.language.value);
    else if (field.kind() == Kind::time_zone)
        for (auto const& zone : time_zones()) add(zone, zone, mine.time_zone.value);
    else
        for (auto const& choice : field.choices()) add(std::string(choice.code), say.t(choice.label), mine.theme);
    return choices;
}

Html hidden_csrf(Call const& call) { return ui::hidden(ui::csrf_field, call.csrf); }

Html password_field(Say const& say, std::string const& id, std::string const& label, std::string const& autocomplete, Problems const& problems, std::string const& hint = "") {
    auto const* problem = problems.of(id);
    ui::Field const asked{.id = id, .name = id, .label = label, .hint = hint, .error = problem ? say.t(problem->message) : "", .required = true};
    return ui::field(say, asked, ui::input(asked, {.type = "password", .autocomplete = autocomplete}));
}

Html password_panel(Call const& call, Problems const& problems) {
    auto const& say = call.say;
    auto const form = element("form", {{"method", "post"}, {"action", "/account/password"}},
                              Html{hidden_csrf(call), password_field(say, "old", say.t(N_("Present password")), "current-password", problems),
                                   password_field(say, "new", say.t(N_("New password")), "new-password", problems, say.t(N_("At least ten characters; a few words are easy to remember."))),
                                   ui::submit({.label = say.t(N_("Change password"))})});
    return ui::panel({.title = say.t(N_("Password")), .body = form});
}

Html sessions_panel(Call& call, Id<Session> here) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Where you are logged in")), .columns = {{.label = say.t(N_("Browser"))}, {.label = say.t(N_("Address"))}, {.label = say.t(N_("Last seen"))}, {.label = "", .unlabelled_on_phones = true}}};
    for (auto const& session : sessions_of(call.tx().sql(), {call.actor.person}, call.now)) {
        auto const name = browser_name(session.user_agent);
        auto const agent = element("span", {{"title", name.empty() ? "" : session.user_agent}}, name.empty() ? say.t(N_("Unknown browser")) : name);
        Html const end = session.id == here ? ui::pill({say.t(N_("This one")), ui::Tone::ok, "check2"})
                                            : ui::deed_button({.label = say.t(N_("Log out there"))}, {"/account/sessions/" + std::to_string(session.id.value) + "/end", call.csrf});
        table.rows.push_back({.cells = {agent, session.address, ago_html(call.reader(), session.last_seen_at), end}});
    }
    auto const all = table.rows.size() > 1 ? ui::deed_button({.label = say.t(N_("Log out everywhere else")), .look = ui::Look::text}, {"/account/sessions/end", call.csrf}) : Html();
    return ui::panel({.title = say.t(N_("Where you are logged in")), .flush = ui::data_table(say, table), .end = all});
}

/// Language, theme and time zone that follow the person to every device; a choice made in the menus holds on this one.
Html preferences_panel(Call& call) {
    auto const& say = call.say;
    auto const mine = preference_of(call.tx(), {call.actor.person});
    Html controls;
    for (auto const& field : Preference::entity().fields) {
        if (field.name == "person") continue;
        ui::Field asked{.id = "preference-" + std::string(field.name), .name = std::string(field.name), .label = say.t(field.label), .mark_optional = false, .width = 2};
        if (field.kind() == Kind::boolean) {
            asked.width = 6;
            controls += ui::tick_field(asked, field.name == "mails_about_work" ? mine.mails_about_work : field.name == "mails_news" ? mine.mails_news : mine.mails_about_mentions);
            continue;
        }
        controls += ui::field(say, asked, ui::select(asked, preference_choices(say, field, mine), field.choices().empty() ? say.t(N_("As the device")) : ""));
    }
    auto const form = element("form", {{"method", "post"}, {"action", "/account/preferences"}},
                              Html{hidden_csrf(call), element("div", {{"class", "fields"}}, controls), element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Save preferences"))}))});
    return ui::panel({.title = say.t(N_("How you like it")), .body = form});
}

}  // namespace

http::Response account(Call& call, Problems const& problems, std::string const& fresh_token, int status) {
    auto const& say = call.say;
    auto const here = find_session(call.tx().sql(), call.session_token, call.now);
    auto const me = ui::link_button({.label = say.t(N_("Your record")), .icon = "person"}, Person::entity().address(call.actor.person));
    auto const rights = ui::link_button({.label = say.t(N_("What you may do")), .icon = "key"}, Person::entity().address(call.actor.person) + "/rights");
    auto const profile = ui::link_button({.label = say.t(N_("Edit profile")), .icon = "pencil"}, "/account/profile");
    auto const data = ui::link_button({.label = say.t(N_("Your data")), .icon = "shield-lock"}, "/account/data");
    auto const main = ui::title_row({.title = say.t(N_("Your account")), .sub = call.actor.name, .actions = {me, rights, profile, data}}) +
                      ui::stack({preferences_panel(call), password_panel(call, problems), factor_panel(call), sessions_panel(call, here ? here->id : Id<Session>{}), own_tokens_panel(call, problems, fresh_token), events_panel(call)});
    return page(call, {.title = say.t(N_("Your account")), .narrow = true, .status = status}, main);
}

http::Response account_page(Call& call) { return account(call, {}, "", 200); }

http::Response change_password(Call& call) {
    auto const& form = call.request.form;
    auto& database = call.site.database();
    Problems problems;
    Id<Person> const me{call.actor.person};
    {
        auto const work = database.begin(db::Database::Mode::read);
        if (!is_password_of(work->connection(), me, form["old"])) problems.add("old", N_("This isn't your present password."));
        Transaction tx(work->connection(), call.site.registry(), {}, call.actor, call.now);
        auto const person = tx.read(me);
        must(person.has_value(), "the person who is logged in is not there");
        auto const weak = password_problems(form["new"], *person, "new");
        for (auto const& problem : weak.list()) problems.add(problem.field, problem.message);
        if (!problems.empty()) {
            call.transaction = &tx;
            auto answer = account(call, problems, "", 422);
            call.transaction = nullptr;
            return answer;
        }
    }
    auto const hash = hash_password(form["new"]);
    auto const work = database.begin(db::Database::Mode::write_soon);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), call.actor, call.now, {"page", "", call.request.id});
    auto const here = find_session(tx.sql(), call.session_token, call.now);
    auto const done = set_password(tx, me, hash, here ? here->id.value : 0);
    must(static_cast<bool>(done), "one's own password could not be set");
    tell(tx, me, AccountEvent::password_changed);
    work->commit();
    return redirect_saying(call, "/account", call.say.t(N_("Password changed; other browsers are logged out")));
}

http::Response save_preferences(Call& call) {
    auto const& form = call.request.form;
    auto mine = preference_of(call.tx(), {call.actor.person});
    mine.language.value = form["language"];
    mine.theme = form["theme"];
    mine.time_zone.value = form["time_zone"];
    // The boxes are told by their hidden twins even where they aren't ticked.
    if (form.has("mails_about_mentions")) mine.mails_about_mentions = form.all("mails_about_mentions").back() == "1";
    if (form.has("mails_news")) mine.mails_news = form.all("mails_news").back() == "1";
    if (form.has("mails_about_work")) mine.mails_about_work = form.all("mails_about_work").back() == "1";
    auto const written = save_preference(call.tx(), mine);
    if (!written) return refusal_page(call, {"not_valid", N_("Choose from the list.")});
    return redirect_saying(call, "/account", call.say.t(N_("Preferences saved")));
}

http::Response end_one_session(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!end_session(call.tx().sql(), {call.actor.person}, {id})) return call.site.error(call, 404);
    return redirect_saying(call, "/account", call.say.t(N_("Logged out there")));
}

http::Response end_other_sessions(Call& call) {
    auto const here = find_session(call.tx().sql(), call.session_token, call.now);
    end_sessions(call.tx().sql(), {call.actor.person}, here ? here->id : Id<Session>{});
    return redirect_saying(call, "/account", call.say.t(N_("Logged out everywhere else")));
}

}  // namespace ateneu::people
