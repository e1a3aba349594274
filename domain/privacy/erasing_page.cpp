#include <algorithm>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/pages/job_page.h"
#include "core/store/list.h"
#include "domain/privacy/erase_job.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/pages.h"

namespace ateneu::privacy {

using people::Person;

namespace {

std::string name_of(Transaction& tx, std::optional<Id<Person>> person) {
    if (!person) return "Ateneu";
    Transaction::Deed const deed(tx);
    auto const names = titles(tx, Person::entity(), {person->value});
    auto const found = names.find(person->value);
    return found == names.end() ? "#" + std::to_string(person->value) : found->second;
}

std::optional<Erasure> erasure_of(Call& call) {
    bool const may = call.actor.has(may_ask) || call.actor.has(may_approve) || call.actor.may(Erasure::entity(), Action::view);
    if (!may) return {};
    return call.tx().read(Id<Erasure>{parse_integer(call.request.places.front()).value_or(0)});
}

ui::Pill state_pill(Say const& say, ErasureState state) {
    auto const text = say.t(erasure_states[static_cast<std::size_t>(state)].label);
    switch (state) {
        case ErasureState::asked: return {text, ui::Tone::warn, "hourglass"};
        case ErasureState::approved: return {text, ui::Tone::info, "arrow-repeat"};
        case ErasureState::done: return {text, ui::Tone::ok, "check2"};
        case ErasureState::withdrawn: return {text, ui::Tone::plain, "dash-circle"};
        case ErasureState::failed: break;
    }
    return {text, ui::Tone::bad, "x-circle"};
}

Html outcome_html(Erasure const& erasure) {
    Html items;
    for (auto const line : split(erasure.outcome, '\n')) items += element("li", {}, line);
    return element("ul", {}, items);
}

Html facts_panel(Call& call, Erasure const& erasure) {
    auto const& say = call.say;
    auto const reader = call.reader();
    std::vector<ui::Fact> facts{{say.t(N_("Person")), element("a", {{"href", Person::entity().address(erasure.person.value)}}, name_of(call.tx(), erasure.person))},
                                {say.t(N_("Reason")), erasure.reason, true},
                                {say.t(N_("Asked by")), name_of(call.tx(), erasure.asked_by)},
                                {say.t(N_("Asked")), moment_html(reader, erasure.asked_at)}};
    if (erasure.approved_at) {
        facts.push_back({say.t(N_("Approved by")), name_of(call.tx(), erasure.approved_by)});
        facts.push_back({say.t(N_("Approved")), moment_html(reader, *erasure.approved_at)});
    }
    if (erasure.done_at) facts.push_back({say.t(N_("Done")), moment_html(reader, *erasure.done_at)});
    return ui::panel({.title = say.t(N_("Erasure")), .body = ui::facts(facts)});
}

Html withdraw_form(Call& call, Erasure const& erasure) {
    return ui::deed_button({.label = call.say.t(N_("Withdraw")), .icon = "arrow-counterclockwise"}, {"/privacy/erasing/" + std::to_string(erasure.id.value) + "/withdraw", call.csrf});
}

Html decide_panel(Call& call, Erasure const& erasure, std::string const& problem) {
    auto const& say = call.say;
    auto const title = say.t(N_("Decide"));
    auto const plan = element("p", {}, element("a", {{"href", address_of_person(erasure.person.value)}}, say.t(N_("See what would go and what would stay"))));
    bool const own = erasure.asked_by && erasure.asked_by->value == call.actor.person;
    if (!call.actor.has(may_approve) || (own && !call.site.settings().one_may_erase))
        return ui::panel({.title = title, .body = ui::notice({.text = say.t(N_("Somebody else approves it: two people decide what can't be undone."))}) + plan + withdraw_form(call, erasure)});
    if (auto const refusal = why_not(call.tx(), erasure.person))
        return ui::panel({.title = title, .body = ui::notice({.text = say.t(refusal->message), .tone = ui::Tone::warn}) + withdraw_form(call, erasure)});
    auto const name = name_of(call.tx(), erasure.person);
    ui::Field const typed{.id = "typed", .name = "typed", .label = say.t({N_("Type {name} to confirm"), {{"name", name}}}), .error = problem, .required = true};
    auto const form = element("form", {{"method", "post"}, {"action", "/privacy/erasing/" + std::to_string(erasure.id.value) + "/approve"}},
                              Html{hidden_csrf(call), ui::field(say, typed, ui::input(typed, {.autocomplete = "off"})),
                                   element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Erase for good")), .icon = "eraser", .look = ui::Look::danger}))});
    auto const effect = element("p", {}, say.t(N_("The person's name, addresses and everything else that is personal go, now and from older backups when they are restored. Nobody can bring them back.")));
    return ui::panel({.title = title, .body = effect + plan + form + element("div", {{"class", "mt-2"}}, withdraw_form(call, erasure))});
}

http::Response show(Call& call, Erasure const& erasure, std::string const& problem = "") {
    auto const& say = call.say;
    auto const title = say.t({N_("Erasure {number}"), {{"number", "#" + std::to_string(erasure.id.value)}}});
    std::vector<Html> panels{facts_panel(call, erasure)};
    if (erasure.state == ErasureState::approved)
        if (auto under_way = pages::work_under_way(call, key_of(erasure.id)); !under_way.empty()) panels.push_back(ui::panel({.title = say.t(N_("Under way")), .body = std::move(under_way)}));
    if (erasure.state == ErasureState::asked) panels.push_back(decide_panel(call, erasure, problem));
    if (!erasure.outcome.empty()) panels.push_back(ui::panel({.title = say.t(N_("What was done")), .body = outcome_html(erasure)}));
    auto const main = ui::breadcrumb(say, {{{say.t(Erasure::entity().plural_label), Erasure::entity().address()}}}) + ui::title_row({.title = title, .pills = {state_pill(say, erasure.state)}}) + ui::stack(panels);
    return page(call, {.title = title, .current = &Erasure::entity(), .narrow = true, .status = problem.empty() ? 200 : 422, .reload_s = erasure.state == ErasureState::approved ? 2 : 0}, main);
}

}  // namespace

http::Response erasing_page(Call& call) {
    auto const erasure = erasure_of(call);
    return erasure ? show(call, *erasure) : call.site.error(call, 404);
}

http::Response approve_erasing(Call& call) {
    auto const erasure = erasure_of(call);
    if (!erasure) return call.site.error(call, 404);
    if (!call.actor.has(may_approve)) return call.site.error(call, 403);
    auto const name = name_of(call.tx(), erasure->person);
    if (erasure->state == ErasureState::asked && trimmed(call.request.form["typed"]) != trimmed(name)) return show(call, *erasure, call.say.t({N_("Type exactly: {name}"), {{"name", name}}}));
    auto const done = approve_erasure(call.tx(), erasure->id, call.site.settings().one_may_erase);
    if (!done) return refusal_page(call, done.refusal());
    return redirect_saying(call, "/privacy/erasing/" + std::to_string(erasure->id.value), call.say.t(N_("Approved; it is being carried out")));
}

http::Response withdraw_erasing(Call& call) {
    auto const erasure = erasure_of(call);
    if (!erasure) return call.site.error(call, 404);
    bool const own = erasure->asked_by && erasure->asked_by->value == call.actor.person;
    if (!own && !call.actor.has(may_approve)) return call.site.error(call, 403);
    auto const done = withdraw_erasure(call.tx(), erasure->id);
    if (!done) return refusal_page(call, done.refusal());
    return redirect_saying(call, "/privacy/erasing/" + std::to_string(erasure->id.value), call.say.t(N_("Withdrawn")));
}

}  // namespace ateneu::privacy
