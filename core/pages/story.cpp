#include "core/pages/story.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/record_page.h"

namespace ateneu::pages {

namespace {

constexpr int history_rows = 8;
constexpr int most_notes = 50;

std::string address_of(Call& call, Note const& note) {
    return call.site.registry().find(note.subject.entity)->address(note.subject.id) + "/notes/" + std::to_string(note.id);
}

Html note_menu(Call& call, Notes const& notes, Note const& note) {
    auto const& say = call.say;
    auto const address = address_of(call, note);
    std::vector<ui::MenuItem> items;
    std::vector<std::pair<std::string, std::string>> const version{{"_version", std::to_string(note.version)}};
    if (notes.may_edit(call.actor, note)) {
        items.push_back({.label = say.t(N_("Edit")), .href = address, .icon = "pencil"});
        items.push_back({.label = say.t(N_("Delete")), .icon = "trash", .deed = ui::Deed{address + "/delete", call.csrf, version}, .danger = true, .line_before = true});
    }
    if (notes.may_hide(call.actor, note)) {
        auto const* const label = note.is_hidden ? N_("Show again") : N_("Hide");
        items.push_back({.label = say.t(label), .icon = note.is_hidden ? "eye" : "eye-slash", .deed = ui::Deed{address + (note.is_hidden ? "/show" : "/hide"), call.csrf, version}});
    }
    if (items.empty()) return {};
    auto const label = say.t({N_("What to do with the note of {name}"), {{"name", note.who}}});
    return ui::menu("note-" + std::to_string(note.id), {.label = label, .icon = "three-dots", .look = ui::Look::text, .only_icon = true}, items);
}

Html note_pills(Call& call, Notes const& notes, Note const& note) {
    Html pills;
    if (note.is_automatic) pills += ui::pill({call.say.t(N_("Automatic comment")), ui::Tone::plain, "gear"});
    if (note.is_hidden) pills += ui::pill({call.say.t(N_("Hidden")), ui::Tone::warn, "eye-slash"});
    if (note.is_edited) pills += element("a", {{"class", "muted tiny"}, {"href", notes.entity->address(note.id) + "/history"}}, call.say.t(N_("edited")));
    return pills;
}

/// The newest notes, and the one that the address asks for where it is older: `?at=c12`.
std::vector<Note> notes_shown(Call& call, Notes const& notes, AnyReference const& subject) {
    auto all = notes.about(call.tx(), subject, most_notes);
    auto const wanted = call.request.query["at"];
    auto const id = wanted.starts_with('c') ? parse_integer(wanted.substr(1)) : std::nullopt;
    bool const is_there = std::any_of(all.begin(), all.end(), [&](Note const& note) { return id && note.id == *id; });
    if (!id || is_there) return all;
    if (auto older = notes.find(call.tx(), *id); older && older->subject == subject) all.push_back(std::move(*older));
    return all;
}

Html foot(Call& call, Notes const& notes, Entity const& entity, std::int64_t id, std::size_t shown) {
    if (shown < most_notes) return {};
    auto const count = notes.count(call.tx(), {entity.full_name(), id});
    return ui::link_button({.label = call.say.t({N_("All {count}"), {{"count", number_text(call.say, count)}}}), .look = ui::Look::text}, entity.address(id) + "/notes");
}

}  // namespace

Notes const* notes_of(Site const& site, Entity const& about) {
    if (about.internal || !about.visible.as.empty()) return nullptr;
    for (auto const& app : site.apps())
        if (app.notes.about) return &app.notes;
    return nullptr;
}

std::string typed_note(Call const& call) { return trimmed(replaced(std::string(call.request.form["note"]), "\r\n", "\n")); }

Html note_form(Call& call, Notes const& notes, NoteForm const& form, Sent const& sent) {
    auto const& say = call.say;
    ui::Field const asked{.id = "note", .name = "note", .label = form.label, .hint = say.t(N_("Markdown may be used. Seen by those who see this record and may read comments.")),
                          .error = sent.problem, .required = true};
    auto const typed = sent.was_sent() ? call.request.form["note"] : std::string_view(form.text);
    auto content = ui::hidden(ui::csrf_field, call.csrf);
    for (auto const& [name, value] : form.hidden) content += ui::hidden(name, value);
    content += ui::draft_offer(say) + ui::field(say, asked, ui::textarea(asked, typed, form.text.empty() ? 3 : 8, notes.longest, say.t(N_("Write a note. @ mentions a colleague."))));
    auto const shown = sent.is_preview ? notes.html(call.tx(), {typed_note(call)}).front() : Html();
    // The script fills it while somebody writes; without, the button does.
    content += element("div", {{"class", "bubble md"}, {"data-preview", "/notes/preview"}, {"aria-label", say.t(N_("Preview"))}, {"role", "region"}, {"hidden", !sent.is_preview}}, shown);
    Html buttons = element("span", {{"class", "grow"}}) + ui::submit({.label = say.t(N_("Preview")), .look = ui::Look::text, .name = "preview", .value = "1"});
    if (!form.back.empty()) buttons += element("a", {{"class", "btn btn-text"}, {"href", form.back}, {"data-discard"}}, say.t("Discard"));
    content += element("div", {{"class", "cluster mt-2"}}, std::move(buttons) + ui::submit({.label = form.button}));
    return element("form",
                   {{"method", "post"}, {"action", form.action}, {"class", "note-form"}, {"novalidate"}, {"data-mentions", "/notes/people"}, {"data-people", say.t(N_("People"))},
                    {"data-draft", std::to_string(call.actor.person)}, {"data-draft-here"}, {"data-refused", sent.was_sent()}},
                   std::move(content));
}

std::vector<ui::Moment> note_moments(Call& call, Notes const& notes, std::vector<Note> const& all) {
    std::vector<std::string> texts;
    for (auto const& note : all) texts.push_back(note.text);
    auto said = notes.html(call.tx(), texts);
    std::vector<ui::Moment> moments;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& note = all[i];
        auto const mark = "c" + std::to_string(note.id);
        moments.push_back({.when = element("a", {{"href", "#" + mark}}, moment_html(call.reader(), note.at)),
                           .who = note.who.empty() ? call.say.t(N_("Ateneu")) : note.who,
                           .who_id = note.person,
                           .note = std::move(said[i]),
                           .id = mark,
                           .beside = note_pills(call, notes, note) + note_menu(call, notes, note)});
    }
    return moments;
}

Html story(Call& call, Entity const& entity, std::int64_t id, Sent const& sent) {
    auto const& say = call.say;
    std::vector<std::pair<Instant, ui::Moment>> moments;
    Html form, more;
    if (auto const* notes = notes_of(call.site, entity)) {
        if (notes->may_add(call.actor))
            form = note_form(call, *notes, {.action = entity.address(id) + "/notes", .label = say.t(N_("Write a note")), .button = say.t(N_("Add note"))}, sent);
        if (call.actor.sees_some(*notes->entity)) {
            auto const shown = notes_shown(call, *notes, {entity.full_name(), id});
            auto lines = note_moments(call, *notes, shown);
            for (std::size_t i = 0; i < lines.size(); ++i) moments.emplace_back(shown[i].at, std::move(lines[i]));
            more = foot(call, *notes, entity, id, shown.size());
        }
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
    return ui::panel({.title = say.t(N_("Notes and history")), .body = ui::stack({form, lines, more}), .end = all});
}

}  // namespace ateneu::pages
