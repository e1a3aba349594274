#include "core/pages/notes_page.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/record_page.h"
#include "core/pages/story.h"

namespace ateneu::pages {

namespace {

constexpr int most_on_a_page = 500;

/// A record with the way its notes are kept, where the reader sees it and it may have some.
struct Subject {
    Record record;
    Notes const* notes;
};
std::optional<Subject> subject_of(Call& call, Entity const& entity) {
    auto const* notes = notes_of(call.site, entity);
    if (!notes) return {};
    auto record = record_of(call, entity);
    if (!record) return {};
    return Subject{std::move(*record), notes};
}

std::optional<Note> note_of(Call& call, Entity const& entity, Subject const& subject) {
    auto const id = parse_integer(call.request.places[1]);
    auto note = id ? subject.notes->find(call.tx(), *id) : std::nullopt;
    if (!note || note->subject != AnyReference{entity.full_name(), subject.record.id}) return {};
    return note;
}

std::string place_of(Entity const& entity, Note const& note) {
    auto const mark = "c" + std::to_string(note.id);
    return entity.address(note.subject.id) + "?at=" + mark + "#" + mark;
}

/// Beside the field where that is what is wrong.
Sent problem_of(Call& call, Written const& written) {
    if (written.conflict) return {.problem = call.say.t(N_("It was changed elsewhere since you opened it. Copy your text, open it anew, and put it in there."))};
    return {.problem = call.say.t(written.problems.list().front().message)};
}

bool is_refused(Written const& written) { return !written.conflict && written.problems.list().empty(); }

http::Response add_note(Call& call, Entity const& entity) {
    auto const subject = subject_of(call, entity);
    if (!subject) return call.site.error(call, 404);
    if (!subject->notes->may_add(call.actor)) return call.site.error(call, 403);
    if (call.request.form.has("preview")) return record_response(call, entity, subject->record, {.is_preview = true});
    auto const written = subject->notes->add(call.tx(), {entity.full_name(), subject->record.id}, typed_note(call));
    if (written) return redirect_saying(call, entity.address(subject->record.id), call.say.t(N_("Note added")));
    if (is_refused(written)) return refusal_page(call, written.refusal);
    return record_response(call, entity, subject->record, problem_of(call, written));
}

http::Response form_page(Call& call, Entity const& entity, Subject const& subject, Note const& note, Sent const& sent) {
    auto const& say = call.say;
    auto const title = title_of(call, entity, subject.record.id);
    auto const address = entity.address(note.subject.id) + "/notes/" + std::to_string(note.id);
    auto const version = sent.was_sent() ? std::string(call.request.form["_version"]) : std::to_string(note.version);
    auto const form = note_form(call, *subject.notes, {.action = address, .label = say.t(N_("Note")), .button = say.t(N_("Save note")), .text = note.text,
                                                       .hidden = {{"_version", version}}, .back = place_of(entity, note)}, sent);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}, {title, entity.address(subject.record.id)}}}) +
                ui::title_row({.title = say.t(N_("Edit note"))}) + ui::panel({.body = form});
    return page(call, {.title = say.t(N_("Edit note")), .current = &entity, .narrow = true, .status = sent.problem.empty() ? 200 : 422}, std::move(main));
}

http::Response edit_note(Call& call, Entity const& entity) {
    auto const subject = subject_of(call, entity);
    auto const note = subject ? note_of(call, entity, *subject) : std::nullopt;
    if (!note) return call.site.error(call, 404);
    if (!subject->notes->may_edit(call.actor, *note)) return call.site.error(call, 403);
    return form_page(call, entity, *subject, *note, {});
}

http::Response save_note(Call& call, Entity const& entity) {
    auto const subject = subject_of(call, entity);
    auto const note = subject ? note_of(call, entity, *subject) : std::nullopt;
    if (!note) return call.site.error(call, 404);
    if (!subject->notes->may_edit(call.actor, *note)) return call.site.error(call, 403);
    if (call.request.form.has("preview")) return form_page(call, entity, *subject, *note, {.is_preview = true});
    auto const version = parse_integer(call.request.form["_version"]).value_or(-1);
    auto const written = subject->notes->change(call.tx(), *note, version, typed_note(call));
    if (written) return redirect_saying(call, place_of(entity, *note), call.say.t(N_("Note saved")));
    if (is_refused(written)) return refusal_page(call, written.refusal);
    return form_page(call, entity, *subject, *note, problem_of(call, written));
}

http::Response after(Call& call, Written const& written, std::string const& back, char const* said) {
    if (written) return redirect_saying(call, back, call.say.t(said));
    if (written.conflict) return refusal_page(call, {"conflict", N_("It was changed since you opened the page. Nothing was done.")});
    return refusal_page(call, written.refusal);
}

enum class Deed { remove, hide, show };
template <Deed what>
http::Response note_deed(Call& call, Entity const& entity) {
    auto const subject = subject_of(call, entity);
    auto const note = subject ? note_of(call, entity, *subject) : std::nullopt;
    if (!note) return call.site.error(call, 404);
    auto const& notes = *subject->notes;
    bool const may = what == Deed::remove ? notes.may_edit(call.actor, *note) : notes.may_hide(call.actor, *note);
    if (!may) return call.site.error(call, 403);
    auto const back = entity.address(subject->record.id);
    if constexpr (what == Deed::remove)
        return after(call, notes.remove(call.tx(), *note, parse_integer(call.request.form["_version"]).value_or(-1)), back, N_("Note deleted"));
    auto const hidden = what == Deed::hide;
    return after(call, notes.hide(call.tx(), *note, hidden), hidden ? back : place_of(entity, *note), hidden ? N_("Note hidden") : N_("Note shown again"));
}

http::Response all_notes(Call& call, Entity const& entity) {
    auto const subject = subject_of(call, entity);
    if (!subject) return call.site.error(call, 404);
    if (!call.actor.sees_some(*subject->notes->entity)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto const title = title_of(call, entity, subject->record.id);
    auto const moments = note_moments(call, *subject->notes, subject->notes->about(call.tx(), {entity.full_name(), subject->record.id}, most_on_a_page));
    auto const body = moments.empty() ? element("p", {{"class", "muted"}}, say.t(N_("Nothing has been noted yet."))) : ui::timeline(moments);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}, {title, entity.address(subject->record.id)}}}) +
                ui::title_row({.title = say.t(N_("Notes"))}) + ui::panel({.body = body});
    return page(call, {.title = say.t(N_("Notes")), .current = &entity, .narrow = true}, std::move(main));
}

Notes const* any_notes(Site const& site) {
    for (auto const& app : site.apps())
        if (app.notes.about) return &app.notes;
    return nullptr;
}

http::Response preview(Call& call) {
    auto const* notes = any_notes(call.site);
    if (!notes || !notes->may_add(call.actor)) return call.site.error(call, 403);
    auto const text = typed_note(call);
    http::Response answer;
    if (length(text) <= notes->longest) answer.body = notes->html(call.tx(), {text}).front().string();
    else answer.body = element("p", {{"class", "err"}}, call.say.n("Write at most {count} character.", "Write at most {count} characters.", static_cast<long long>(notes->longest))).string();
    return answer;
}

/// `[{"value","text"}]`: what is put in, and how the person is called.
http::Response people_json(Call& call) {
    auto const* notes = any_notes(call.site);
    if (!notes || !notes->may_add(call.actor)) return call.site.error(call, 403);
    auto const typed = call.request.query["q"];
    http::Response answer{.content_type = "application/json"};
    JsonWriter json(answer.body);
    json.begin_array();
    if (is_utf8(typed) && length(typed) <= 100)
        for (auto const& [username, name] : notes->people(call.tx(), std::string(typed)))
            json.begin_object().key("value").text(username).key("text").text(name).end_object();
    json.end_array();
    return answer;
}

using Page = http::Response (*)(Call&, Entity const&);

void add(Site const& site, http::Router& router, char const* method, Entity const& entity, std::string const& tail, Page page) {
    site.add(router, {.method = method, .pattern = entity.address() + tail, .handler = [page, &entity](Call& call) { return page(call, entity); }}, Site::Door::page);
}

}  // namespace

void add_note_routes(Site const& site, http::Router& router, Entity const& entity) {
    add(site, router, "GET", entity, "/{}/notes", all_notes);
    add(site, router, "POST", entity, "/{}/notes", add_note);
    add(site, router, "GET", entity, "/{}/notes/{}", edit_note);
    add(site, router, "POST", entity, "/{}/notes/{}", save_note);
    add(site, router, "POST", entity, "/{}/notes/{}/delete", note_deed<Deed::remove>);
    add(site, router, "POST", entity, "/{}/notes/{}/hide", note_deed<Deed::hide>);
    add(site, router, "POST", entity, "/{}/notes/{}/show", note_deed<Deed::show>);
}

void add_note_writing_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "POST", .pattern = "/notes/preview", .handler = preview}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/notes/people", .handler = people_json}, Site::Door::page);
}

}  // namespace ateneu::pages
