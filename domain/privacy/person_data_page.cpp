// What is kept about somebody and what erasing them would do; asking for it, approving it.
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/store/erase.h"
#include "core/store/list.h"
#include "domain/privacy/erase.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/export_job.h"
#include "domain/privacy/pages.h"

namespace ateneu::privacy {

using people::Person;

std::string address_of_person(std::int64_t id) { return "/privacy/people/" + std::to_string(id); }

namespace {

std::string title_of_person(Transaction& tx, std::int64_t id) {
    Transaction::Deed const deed(tx);
    auto const names = titles(tx, Person::entity(), {id});
    auto const found = names.find(id);
    return found == names.end() ? "#" + std::to_string(id) : found->second;
}

ui::Pill fate_pill(Say const& say, Fate fate) {
    switch (fate) {
        case Fate::removed: return {say.t(N_("Taken away")), ui::Tone::bad, "trash"};
        case Fate::anonymised: return {say.t(N_("Anonymised")), ui::Tone::warn, "eraser"};
        case Fate::kept: return {say.t(N_("Kept")), ui::Tone::plain, "archive"};
        case Fate::named: break;
    }
    return {say.t(N_("Kept, without the name")), ui::Tone::plain, "archive"};
}

std::string labels(Say const& say, Entity const& entity, bool (*which)(Field const&)) {
    std::vector<std::string> all;
    for (auto const& field : entity.fields)
        if (which(field)) all.push_back(say.t(field.label));
    return join(all, ", ");
}

/// What goes and what stays, of one part, in words.
std::string detail(Say const& say, Part const& part) {
    if (part.fate == Fate::removed) return say.t(N_("They exist for this person alone."));
    if (part.fate == Fate::named) return say.t(N_("About somebody or something else; the name is gone from them because it is gone from the person."));
    if (part.through && part.through->options.kept_because) return say.t(part.through->options.kept_because);
    std::string text;
    if (part.fate == Fate::anonymised) text = say.t({N_("Emptied: {fields}."), {{"fields", labels(say, *part.entity, is_emptied)}}});
    std::vector<std::string> reasons;
    for (auto const& field : part.entity->fields)
        if (field.options.kept_because && field.options.personal) {
            auto const reason = say.t(field.label) + " – " + say.t(field.options.kept_because);
            reasons.push_back(reason);
        }
    if (!reasons.empty()) text += (text.empty() ? "" : " ") + say.t({N_("Stays: {fields}"), {{"fields", join(reasons, " ")}}});
    return text.empty() ? say.t(N_("They hold nothing that names the person, and are counted as before.")) : text;
}

Html plan_panel(Call& call, std::vector<Part> const& parts) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("What erasing does")), .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("How many")), .numeric = true}, {.label = say.t(N_("What happens"))}, {.label = say.t(N_("What that means")), .full_on_phones = true}}};
    for (auto const& part : parts) {
        auto name = say.t(part.entity->plural_label);
        if (part.through) name += " · " + say.t(part.through->label);
        table.rows.push_back({.cells = {name, number_text(say, std::ssize(part.ids)), ui::pill(fate_pill(say, part.fate)), detail(say, part)}});
    }
    auto const foot = element("p", {{"class", "muted"}}, say.t(N_("Besides, the values go from history, which keeps that something was changed; from the search; from files that wait to be imported; from answers kept for programs; and the person's address goes from the records of others.")));
    return ui::panel({.title = say.t(N_("What erasing does")), .flush = ui::data_table(say, table), .foot = foot});
}

Html export_panel(Call& call, std::int64_t person) {
    auto const& say = call.say;
    if (!call.actor.has(may_export)) return {};
    auto const form = element("form", {{"method", "post"}, {"action", address_of_person(person) + "/export"}},
                              hidden_csrf(call) + element("p", {}, say.t(N_("For somebody who asks you for their data. That you did it is written down."))) + ui::submit({.label = say.t(N_("Gather their data")), .icon = "box-arrow-down"}));
    return ui::panel({.title = say.t(N_("A copy of their data")), .body = form, .flush = exports_table(call, {person})});
}

Html ask_panel(Call& call, std::int64_t person, std::string const& name, Problems const& problems) {
    auto const& say = call.say;
    if (!call.actor.has(may_ask)) return {};
    auto const title = say.t(N_("Erase this person"));
    if (auto const refusal = why_not(call.tx(), {person})) return ui::panel({.title = title, .body = ui::notice({.text = say.t(refusal->message), .tone = ui::Tone::warn})});
    auto const waiting = call.tx().sql().integer(R"(SELECT "id" FROM "privacy_erasure" WHERE "person" = $1 AND "state" IN ('asked', 'approved') ORDER BY "id" LIMIT 1)", {person});
    if (waiting) return ui::panel({.title = title, .body = ui::link_button({.label = say.t(N_("It has been asked for")), .icon = "eraser"}, "/privacy/erasing/" + std::to_string(*waiting))});
    auto const error = [&](char const* field) { auto const* problem = problems.of(field); return problem ? say.t(problem->message) : std::string(); };
    ui::Field const reason{.id = "reason", .name = "reason", .label = say.t(N_("Reason")), .hint = say.t(N_("Stays behind as the proof: don't write their name.")), .error = error("reason"), .required = true};
    ui::Field const typed{.id = "typed", .name = "typed", .label = say.t({N_("Type {name} to confirm"), {{"name", name}}}), .error = error("typed"), .required = true};
    auto const form = element("form", {{"method", "post"}, {"action", address_of_person(person) + "/erasure"}},
                              Html{hidden_csrf(call), element("p", {}, say.t(call.site.settings().one_may_erase ? N_("This can't be undone.") : N_("This can't be undone. A second person approves it before it is carried out."))),
                                   ui::field(say, reason, ui::textarea(reason, call.request.form["reason"], 2, 500)), ui::field(say, typed, ui::input(typed, {.autocomplete = "off"})),
                                   element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Ask to erase this person")), .icon = "eraser", .look = ui::Look::danger}))});
    return ui::panel({.title = title, .body = form});
}

bool may_look(Call const& call) { return call.actor.has(may_ask) || call.actor.has(may_export); }

std::int64_t place_of(Call const& call) { return parse_integer(call.request.places.front()).value_or(0); }

http::Response show(Call& call, std::int64_t person, Problems const& problems) {
    auto const& say = call.say;
    auto const name = title_of_person(call.tx(), person);
    std::vector<Html> panels;
    {
        std::vector<Part> parts;
        {
            Transaction::Deed const deed(call.tx());
            parts = parts_of(call.tx(), {person});
        }
        panels.push_back(plan_panel(call, parts));
    }
    panels.push_back(export_panel(call, person));
    panels.push_back(ask_panel(call, person, name, problems));
    std::erase_if(panels, [](Html const& panel) { return panel.empty(); });
    auto const title = say.t({N_("Data of {name}"), {{"name", name}}});
    auto const main = ui::breadcrumb(say, {{{say.t(Person::entity().plural_label), Person::entity().address()}, {name, Person::entity().address(person)}}}) + ui::title_row({.title = title}) + ui::stack(panels);
    return page(call, {.title = title, .current = &Person::entity(), .status = problems.empty() ? 200 : 422}, main);
}

/// The visible person of the address, for those who may.
std::optional<std::int64_t> person_of(Call& call) {
    auto const id = place_of(call);
    return call.tx().find(Person::entity(), id) ? std::optional(id) : std::nullopt;
}

}  // namespace

http::Response person_data_page(Call& call) {
    if (!may_look(call)) return call.site.error(call, 403);
    auto const person = person_of(call);
    return person ? show(call, *person, {}) : call.site.error(call, 404);
}

http::Response order_their_data(Call& call) {
    if (!call.actor.has(may_export)) return call.site.error(call, 403);
    auto const person = person_of(call);
    if (!person) return call.site.error(call, 404);
    order_export(call.tx(), {*person});
    return redirect_saying(call, address_of_person(*person), call.say.t(N_("Their data are being gathered")));
}

http::Response ask_their_erasure(Call& call) {
    if (!call.actor.has(may_ask)) return call.site.error(call, 403);
    auto const person = person_of(call);
    if (!person) return call.site.error(call, 404);
    Problems problems;
    auto const name = title_of_person(call.tx(), *person);
    if (trimmed(call.request.form["typed"]) != trimmed(name)) problems.add("typed", {N_("Type exactly: {name}"), {{"name", name}}});
    if (trimmed(call.request.form["reason"]).empty()) problems.add("reason", N_("Say why: it is the proof that stays."), "required");
    if (!problems.empty()) return show(call, *person, problems);
    auto const asked = ask_erasure(call.tx(), {*person}, std::string(call.request.form["reason"]));
    if (!asked && asked.refusal().field == "reason") {
        problems.add("reason", asked.refusal().message, asked.refusal().code);
        return show(call, *person, problems);
    }
    if (!asked) return refusal_page(call, asked.refusal());
    return redirect_saying(call, "/privacy/erasing/" + std::to_string(asked->value), call.say.t(N_("Asked; it waits for approval")));
}

}  // namespace ateneu::privacy
