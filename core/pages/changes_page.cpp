#include "core/pages/changes_page.h"

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/record_page.h"
#include "core/site/undo_job.h"
#include "core/store/change_set.h"

namespace ateneu::pages {

namespace {

constexpr int rows_a_page = 50;
std::string const all_changes = "/changes";

/// Where a change came in.
std::string door_text(Say const& say, std::string const& door) {
    if (door == "page") return say.t(N_("A page"));
    if (door == "api") return say.t(N_("The API"));
    if (door == "import") return say.t(N_("An import"));
    if (door == "job") return say.t(N_("A job"));
    if (door == "command") return say.t(N_("A command"));
    return say.t(N_("Ateneu itself"));
}

ui::Pill action_pill(Say const& say, Action action) {
    switch (action) {
        case Action::add: return {say.t(N_("Added")), ui::Tone::ok, "plus-lg"};
        case Action::remove: return {say.t(N_("Deleted")), ui::Tone::bad, "trash"};
        default: return {say.t(N_("Changed")), ui::Tone::info, "pencil"};
    }
}

std::string who_text(Say const& say, ChangeSet const& set) { return !set.who.empty() ? set.who : say.t(set.person ? N_("Somebody") : N_("Ateneu")); }

Html set_link(Call& call, std::int64_t id) {
    return id == 0 ? Html() : element("a", {{"href", changes_address(id)}}, call.say.t({N_("Change {number}"), {{"number", std::to_string(id)}}}));
}

/// A change set that this actor may look at: some of its records are theirs to see, or they made it.
struct Seen {
    ChangeSet set;
    std::vector<ChangeCount> counts;
};
std::optional<Seen> seen_set(Call& call) {
    auto const id = parse_integer(call.request.places.front());
    auto set = id ? change_set_of(call.tx(), *id) : std::nullopt;
    if (!set) return {};
    auto counts = change_counts(call.tx(), set->id);
    bool const own = call.actor.person != 0 && call.actor.person == set->person;
    if (counts.empty() && !own && !call.actor.superuser) return {};
    return Seen{*set, std::move(counts)};
}

Html counts_html(Call& call, std::vector<ChangeCount> const& counts) {
    auto const& say = call.say;
    if (counts.empty()) return element("p", {{"class", "muted p-3"}}, say.t(N_("Nothing of it is yours to see.")));
    ui::Table table{.caption = say.t(N_("What was changed, by kind")), .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("What happened"))}, {.label = say.t(N_("How many")), .numeric = true}}, .rows = {}};
    for (auto const& each : counts)
        table.rows.push_back({.cells = {Html(say.t(each.entity->plural_label)), ui::pill(action_pill(say, each.action)), Html(number_text(say, each.count))}});
    return ui::data_table(say, table);
}

Html record_of_change(Call& call, Happening const& each) {
    auto const name = each.title.empty() ? "#" + std::to_string(each.id) : each.title;
    auto const shown = each.title.empty() ? Html(name) : element("a", {{"href", each.entity->address(each.id)}}, name);
    return element("div", {{"class", "strong"}}, Html{call.say.t(each.entity->label), " · ", shown});
}

Html rows_html(Call& call, std::vector<Happening> const& rows) {
    std::vector<ui::Moment> moments;
    for (auto const& each : rows) {
        HistoryEntry entry = each.entry;
        entry.reason.clear();  // it stands above, once
        HistoryEntry const one[] = {entry};
        auto moment = moment_of(call, *each.entity, each.id, entry, references_of(call, *each.entity, one));
        moment.event = record_of_change(call, each) + moment.event;
        moments.push_back(std::move(moment));
    }
    return ui::timeline(moments);
}

Html head(Call& call, ChangeSet const& set, std::string const& title, std::vector<Html> actions) {
    auto const& say = call.say;
    std::vector<ui::Link> parents{{say.t(N_("Changes")), all_changes}};
    if (title != say.t({N_("Change {number}"), {{"number", std::to_string(set.id)}}})) parents.push_back({say.t({N_("Change {number}"), {{"number", std::to_string(set.id)}}}), changes_address(set.id)});
    ui::TitleRow row{.title = title};
    row.actions = std::move(actions);
    if (set.undone_by) row.pills.push_back({say.t(N_("Undone")), ui::Tone::plain, "arrow-counterclockwise"});
    return ui::breadcrumb(say, {parents}) + ui::title_row(row);
}

Html facts_html(Call& call, ChangeSet const& set) {
    auto const& say = call.say;
    return ui::facts({{say.t(N_("Who")), who_text(say, set)}, {say.t(N_("When")), moment_html(call.reader(), set.at)}, {say.t(N_("Through")), door_text(say, set.door)},
                      {say.t(N_("Why")), set.reason, true}, {say.t(N_("Takes back")), set_link(call, set.undoes)}, {say.t(N_("Taken back by")), set_link(call, set.undone_by)}});
}

}  // namespace

std::string changes_address(std::int64_t change_set) { return all_changes + "/" + std::to_string(change_set); }

http::Response recent_changes_page(Call& call) {
    auto const& say = call.say;
    auto const found = recent_changes(call.tx(), rows_a_page, parse_integer(call.request.query["before"]).value_or(0));
    auto const title = say.t(N_("Changes"));
    ui::Table table{.caption = title, .columns = {{.label = say.t(N_("Change"))}, {.label = say.t(N_("When")), .nowrap = true}, {.label = say.t(N_("Who"))}, {.label = say.t(N_("Through"))},
                                                  {.label = say.t(N_("Why")), .full_on_phones = true}, {.label = say.t(N_("How many")), .numeric = true}}, .rows = {}};
    for (auto const& each : found.sets) {
        auto const count = number_text(say, each.rows);
        table.rows.push_back({.cells = {set_link(call, each.set.id), moment_html(call.reader(), each.set.at), Html(who_text(say, each.set)), Html(door_text(say, each.set.door)), Html(each.set.reason),
                                        Html(each.more ? say.t({N_("more than {count}"), {{"count", count}}}) : count)}});
    }
    auto body = table.rows.empty() ? ui::empty({.title = say.t(N_("Nothing of it is yours to see.")), .text = say.t(N_("Changes of records that you may see appear here."))}) : ui::data_table(say, table);
    auto main = ui::title_row({.title = title, .sub = say.t(N_("Who changed what, the newest first"))}) + ui::panel({.flush = std::move(body)});
    if (found.before != 0) main += ui::link_button({.label = say.t(N_("Older changes"))}, all_changes + "?before=" + std::to_string(found.before));
    return page(call, {.title = title}, main);
}

http::Response changes_page(Call& call) {
    auto const seen = seen_set(call);
    if (!seen) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const& set = seen->set;
    auto const rows = changes_in(call.tx(), set.id, rows_a_page, parse_integer(call.request.query["after"]).value_or(0));
    std::vector<Html> actions;
    if (!set.undone_by) actions.push_back(ui::link_button({.label = say.t(N_("Undo…")), .icon = "arrow-counterclockwise"}, changes_address(set.id) + "/undo"));
    auto body = rows_html(call, rows);
    if (std::ssize(rows) == rows_a_page)
        body += ui::link_button({.label = say.t(N_("More of them"))}, changes_address(set.id) + "?after=" + std::to_string(rows.back().entry.row));
    auto const title = say.t({N_("Change {number}"), {{"number", std::to_string(set.id)}}});
    auto main = head(call, set, title, actions) + ui::panel({.title = say.t(N_("About this change")), .body = facts_html(call, set)}) +
                ui::panel({.title = say.t(N_("What was changed")), .flush = counts_html(call, seen->counts)});
    if (!rows.empty()) main += ui::panel({.title = say.t(N_("One by one")), .body = body});
    return page(call, {.title = title, .narrow = true}, main);
}

std::string undo_refused(Say const& say, Undone const& undone) {
    return say.n("It can't be undone: {count} thing stands in the way. Nothing was changed.", "It can't be undone: {count} things stand in the way. Nothing was changed.", undone.clash_count);
}

Html clashes_html(Call& call, Undone const& undone) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("What can't go back")), .columns = {{.label = say.t(N_("Record"))}, {.label = say.t(N_("Field"))}, {.label = say.t(N_("Why")), .full_on_phones = true}}, .rows = {}};
    for (auto const& clash : undone.clashes) {
        auto const* entity = call.site.registry().find(clash.kind);
        auto const kind = entity ? say.t(clash.record ? entity->label : entity->plural_label) : clash.kind;
        auto const* field = entity ? entity->find(clash.field) : nullptr;
        auto const name = clash.title.empty() ? "#" + std::to_string(clash.record) : clash.title;
        Html record(kind);
        if (clash.record) record += Html(" · ") + (clash.title.empty() || entity->internal ? Html(name) : element("a", {{"href", entity->address(clash.record)}}, name));
        table.rows.push_back({.cells = {record, Html(field ? say.t(field->label) : clash.field), Html(reason_of(say.tongue, clash))}});
    }
    auto html = ui::data_table(say, table);
    if (auto const rest = undone.clash_count - std::ssize(undone.clashes); rest > 0)
        html += element("p", {{"class", "muted p-3"}}, say.n("and {count} more", "and {count} more", rest));
    return html;
}

namespace {

http::Response refused_page(Call& call, Seen const& seen, Undone const& undone, int status) {
    auto const& say = call.say;
    auto const notice = ui::notice({.text = undo_refused(say, undone), .tone = ui::Tone::warn, .is_new = status != 200});
    auto const title = say.t(N_("Undo this change?"));
    auto const main = head(call, seen.set, title, {}) + notice + ui::panel({.title = say.t(N_("What can't go back")), .flush = clashes_html(call, undone)}) +
                      ui::link_button({.label = say.t(N_("Back to the change"))}, changes_address(seen.set.id));
    return page(call, {.title = title, .narrow = true, .status = status}, main);
}

}  // namespace

http::Response undo_question(Call& call) {
    auto const seen = seen_set(call);
    if (!seen) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const undone = undo_preview(call.tx(), seen->set.id);
    if (!undone.refusal.code.empty()) return refusal_page(call, undone.refusal);
    if (!undone) return refused_page(call, *seen, undone, 200);
    auto const title = say.t(N_("Undo this change?"));
    auto const effect = element("p", {}, say.t(N_("What was added goes, what was changed gets its older value back, and what was deleted returns. This can itself be undone."))) + counts_html(call, seen->counts);
    auto const here = say.t({N_("Change {number}"), {{"number", std::to_string(seen->set.id)}}});
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Changes")), all_changes}, {here, changes_address(seen->set.id)}}}) + ui::confirm(say, {.title = title, .effect = effect, .yes = {.label = say.t(N_("Undo the change")), .icon = "arrow-counterclockwise", .look = ui::Look::primary},
                                        .deed = {changes_address(seen->set.id) + "/undo", call.csrf}, .cancel_href = changes_address(seen->set.id)});
    return page(call, {.title = title, .narrow = true}, main);
}

std::optional<http::Response> undo_as_job(Call& call, std::int64_t change_set) {
    if (!is_long_undo(call.tx(), change_set)) return {};
    auto const job = order_undo(call.tx(), change_set, call.say.t({N_("Undo of change {number}"), {{"number", std::to_string(change_set)}}}));
    return http::redirect(jobs::Job::entity().address(job.value));
}

http::Response undo_changes(Call& call) {
    auto const seen = seen_set(call);
    if (!seen) return call.site.error(call, 404);
    if (auto ordered = undo_as_job(call, seen->set.id)) return *ordered;
    auto const undone = undo(call.tx(), seen->set.id);
    if (!undone.refusal.code.empty()) return refusal_page(call, undone.refusal);
    if (!undone) return refused_page(call, *seen, undone, 409);
    return redirect_saying(call, changes_address(undone.change_set), call.say.t(N_("The change is undone")));
}

void add_change_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = all_changes, .handler = recent_changes_page}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/changes/{}", .handler = changes_page}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/changes/{}/undo", .handler = undo_question}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = "/changes/{}/undo", .handler = undo_changes}, Site::Door::page);
}

}  // namespace ateneu::pages
