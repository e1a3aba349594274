#include "core/pages/history_page.h"

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/changes_page.h"
#include "core/pages/merge_page.h"
#include "core/pages/record_page.h"

namespace ateneu::pages {

namespace {

constexpr int entries_a_page = 50;

std::int64_t row_of(Call& call) { return call.request.places.size() > 1 ? parse_integer(call.request.places[1]).value_or(0) : 0; }

Html crumbs(Call& call, Entity const& entity, std::int64_t id, std::string const& title, bool with_history) {
    std::vector<ui::Link> parents{{call.say.t(entity.plural_label), entity.address()}, {title, entity.address(id)}};
    if (with_history) parents.push_back({call.say.t(N_("History")), entity.address(id) + "/history"});
    return ui::breadcrumb(call.say, {parents});
}

}  // namespace

http::Response history_page(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return merged_or_missing(call, entity, "/history");
    auto const& say = call.say;
    auto const title = title_of(call, entity, record->id);
    auto const before = parse_integer(call.request.query["before"]).value_or(0);
    auto const entries = history_of(call.tx(), entity, record->id, entries_a_page, before);
    auto const references = references_of(call, entity, entries);
    std::vector<ui::Moment> moments;
    for (auto const& entry : entries) moments.push_back(moment_of(call, entity, record->id, entry, references));
    auto body = moments.empty() ? ui::empty({.title = say.t(N_("No changes yet")), .text = say.t(N_("Every change to this record appears here.")), .actions = {}}) : ui::timeline(moments);
    if (std::ssize(entries) == entries_a_page)
        body += ui::link_button({.label = say.t(N_("Older changes"))}, entity.address(record->id) + "/history?before=" + std::to_string(entries.back().row));
    auto const heading = say.t({N_("History of {record}"), {{"record", title}}});
    auto const main = crumbs(call, entity, record->id, title, false) + ui::title_row({.title = heading}) + ui::panel({.title = say.t(N_("Changes")), .body = body});
    return page(call, {.title = heading, .current = &entity, .narrow = true}, main);
}

http::Response compare_page(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    auto const entry = record ? history_entry(call.tx(), entity, record->id, row_of(call)) : std::nullopt;
    if (!entry) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const title = title_of(call, entity, record->id);
    HistoryEntry const one[] = {*entry};
    auto const references = references_of(call, entity, one);
    View const view{call, references};
    ui::Comparison comparison{.caption = say.t(N_("What changed")), .left_title = say.t(N_("Before")), .right_title = say.t(N_("After"))};
    for (auto const& change : entry->fields) {
        auto const* field = entity.find(change.field);
        comparison.differences.push_back({field ? say.t(field->label) : change.field, past_html(view, entity, change, true, false), past_html(view, entity, change, false, false)});
    }
    auto const who = entry->who.empty() ? say.t(entry->person ? N_("Somebody") : N_("Ateneu")) : entry->who;
    Html about = ui::sentence(say.t(N_("{who}, {when}")), {{"who", element("span", {{"class", "strong"}}, who)}, {"when", moment_html(call.reader(), entry->at)}});
    if (!entry->reason.empty()) about += Html(" · ") + Html(entry->reason);
    auto const whole = ui::link_button({.label = say.t(N_("Everything changed at once")), .icon = "list-check", .look = ui::Look::text}, changes_address(entry->change_set));
    auto body = element("p", {}, about) + ui::comparison(say, comparison) + element("p", {}, whole);
    bool const own = entry->record == record->id;  // not of one that was merged into it
    if (own && call.actor.may(entity, Action::change, *record) && !entity.append_only && entry->action != Action::remove)
        body += ui::deed_button({.label = say.t(N_("Put the record back to how it was after this change")), .icon = "arrow-counterclockwise"},
                                {entity.address(record->id) + "/history/" + std::to_string(entry->row) + "/revert", call.csrf, {{"_version", std::to_string(record->version)}}});
    auto const heading = say.t({N_("Change to {record}"), {{"record", title}}});
    auto const main = crumbs(call, entity, record->id, title, true) + ui::title_row({.title = heading}) + ui::panel({.title = say.t(N_("What changed")), .body = body});
    return page(call, {.title = heading, .current = &entity, .narrow = true}, main);
}

http::Response revert_record(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return call.site.error(call, 404);
    auto const written = revert(call.tx(), entity, record->id, row_of(call), parse_integer(call.request.form["_version"]).value_or(0));
    switch (written.outcome) {
        case Written::Outcome::done: return redirect_saying(call, entity.address(record->id), call.say.t(N_("The record is back to how it was")));
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::refused: return refusal_page(call, written.refusal);
        case Written::Outcome::conflict: return refusal_page(call, {"conflict", N_("Somebody changed this record since you looked. Look at its history again.")});
        case Written::Outcome::problems: break;
    }
    auto const& problem = written.problems.list().front();
    auto const* field = entity.find(problem.field);
    return refusal_page(call, {"not_valid", {N_("It can't go back to this: {field}: {problem}"), {{"field", field ? call.say.t(field->label) : problem.field}, {"problem", call.say.t(problem.message)}}}});
}

}  // namespace ateneu::pages
