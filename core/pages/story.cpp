#include "core/pages/story.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/record_page.h"

namespace ateneu::pages {

namespace {

constexpr int history_rows = 8;

Notes const* notes_of(Call& call) {
    for (auto const& app : call.site.apps())
        if (app.notes.about) return &app.notes;
    return nullptr;
}

/// `problem`: why the note that was sent can't be taken; it stays in its field.
Html note_form(Call& call, Entity const& entity, std::int64_t id, std::string const& problem) {
    auto const& say = call.say;
    ui::Field const asked{.id = "note", .name = "note", .label = say.t(N_("Write a note")), .error = problem, .required = true};
    auto const typed = problem.empty() ? std::string_view() : call.request.form["note"];
    auto const control = ui::textarea(asked, typed, 2, 3000, say.t(N_("What the others should know")));
    return element("form", {{"method", "post"}, {"action", entity.address(id) + "/notes"}},
                   Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(say, asked, control),
                        element("div", {{"class", "cluster mt-2"}}, Html{element("span", {{"class", "muted tiny grow"}}, say.t(N_("Only staff can see notes"))), ui::submit({.label = say.t(N_("Add note"))})})});
}

}  // namespace

Html story(Call& call, Entity const& entity, std::int64_t id, std::string const& note_problem) {
    auto const& say = call.say;
    std::vector<std::pair<Instant, ui::Moment>> moments;
    Html form;
    if (auto const* notes = notes_of(call); notes && notes->may_add(call.actor)) {
        form = note_form(call, entity, id, note_problem);
        for (auto const& note : notes->about(call.tx(), {entity.full_name(), id}, 20))
            moments.emplace_back(note.at, ui::Moment{.when = moment_html(call.reader(), note.at), .who = note.who.empty() ? say.t(N_("Ateneu")) : note.who, .who_id = note.person, .note = note.text});
    }
    if (!entity.append_only) {
        auto const entries = history_of(call.tx(), entity, id, history_rows);
        auto const references = references_of(call, entity, entries);
        for (auto const& entry : entries) moments.emplace_back(entry.at, moment_of(call, entity, id, entry, references));
    }
    std::stable_sort(moments.begin(), moments.end(), [](auto const& a, auto const& b) { return b.first < a.first; });
    std::vector<ui::Moment> sorted;
    for (auto& moment : moments) sorted.push_back(std::move(moment.second));
    auto const all = ui::link_button({.label = say.t(N_("All changes")), .look = ui::Look::text}, entity.address(id) + "/history");
    auto const lines = sorted.empty() ? element("p", {{"class", "muted"}}, say.t(N_("Nothing has been noted or changed yet."))) : ui::timeline(sorted);
    return ui::panel({.title = say.t(N_("Notes and history")), .body = ui::stack({form, lines}), .end = all});
}

http::Response add_note(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    auto const* notes = notes_of(call);
    if (!record || !notes) return call.site.error(call, 404);
    if (!notes->may_add(call.actor)) return call.site.error(call, 403);
    auto const text = trimmed(replaced(std::string(call.request.form["note"]), "\r\n", "\n"));
    auto const written = notes->add(call.tx(), {entity.full_name(), record->id}, text);
    if (written) return redirect_saying(call, entity.address(record->id), call.say.t(N_("Note added")));
    auto const& problems = written.problems.list();
    if (problems.empty()) return refusal_page(call, written.refusal);
    return record_response(call, entity, *record, call.say.t(problems.front().message));
}

}  // namespace ateneu::pages
