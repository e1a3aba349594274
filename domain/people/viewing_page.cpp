#include "domain/people/viewing_page.h"

#include "core/base/text.h"
#include "core/html/components.h"
#include "domain/people/actor_of.h"
#include "domain/people/person.h"
#include "domain/people/session.h"
#include "domain/people/viewing.h"

namespace ateneu::people {

namespace {

std::optional<Person> person_in(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!call.tx().find(Person::entity(), id)) return {};
    return call.tx().read(Id<Person>{id});
}

http::Response reason_page(Call& call, Person const& person, std::string const& error, int status) {
    auto const& say = call.say;
    auto const name = full_name(person);
    auto const address = Person::entity().address(person.id.value);
    ui::Field const reason{.id = "reason", .name = "reason", .label = say.t(N_("Why?")), .hint = say.t(N_("For example: Helps to find a workshop that isn't shown. The person reads it.")), .error = error, .required = true};
    auto const form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", address + "/view-as"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(say, reason, ui::textarea(reason, call.request.form["reason"], 2, 500)),
                                   element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Start viewing")), .icon = "eye", .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel"))}, address))});
    auto const title = say.t({N_("View as {person}"), {{"person", name}}});
    auto const text = say.t(N_("You see what this person sees, for half an hour at most, and change nothing. It is written down for good, and the person is told."));
    return page(call, {.title = title, .current = &Person::entity(), .narrow = true, .status = status},
                ui::breadcrumb(say, {{{say.t(Person::entity().plural_label), Person::entity().address()}, {name, address}}}) + ui::title_row({.title = title, .sub = text}) + ui::panel({.title = name, .body = form}));
}

}  // namespace

http::Response ask_viewing(Call& call) {
    auto const person = person_in(call);
    if (!person) return call.site.error(call, 404);
    if (auto const refusal = refusal_to_view(call.actor, actor_of(call.tx().sql(), person->id))) return refusal_page(call, *refusal);
    return reason_page(call, *person, "", 200);
}

http::Response begin_viewing(Call& call) {
    auto const person = person_in(call);
    if (!person) return call.site.error(call, 404);
    auto const here = find_session(call.tx().sql(), call.session_token, call.now);
    if (!here) return call.site.error(call, 403);
    auto const started = start_viewing(call.tx(), here->id, actor_of(call.tx().sql(), person->id), call.request.form["reason"]);
    if (!started && started.refusal().field == "reason") return reason_page(call, *person, call.say.t(started.refusal().message), 422);
    if (!started) return refusal_page(call, started.refusal());
    return http::redirect("/");
}

http::Response end_viewing(Call& call) {
    if (call.actor.viewer == 0) return http::redirect("/");
    auto const viewed = call.actor.person;
    auto const work = call.site.database().begin(db::Database::Mode::write_soon);
    auto const viewer = actor_of(work->connection(), {call.actor.viewer});
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), viewer, call.now, {"page", "", call.request.id});
    if (auto const here = find_session(tx.sql(), call.session_token, call.now)) stop_viewing(tx, here->id);
    work->commit();
    return redirect_saying(call, Person::entity().address(viewed), call.say.t(N_("You see Ateneu as yourself again")));
}

RecordLink view_as_link() {
    return {.entity = &Person::entity(), .label = N_("View as this person…"), .icon = "eye", .permission = view_as_permission,
            .address = [](std::int64_t id) { return Person::entity().address(id) + "/view-as"; },
            .offered = [](Actor const& actor, std::int64_t id) { return actor.viewer == 0 && actor.person != id && actor.has(view_as_permission); }};
}

}  // namespace ateneu::people
