#include "core/pages/delete_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/record.h"

namespace ateneu::pages {

namespace {

ui::Pill rule_pill(Say const& say, Dependents const& dependents) {
    if (dependents.unlinked) return {say.t(N_("Unlinked")), ui::Tone::plain, "link-45deg"};
    switch (dependents.rule) {
        case OnDelete::protect: return {say.t(N_("In the way")), ui::Tone::bad, "lock"};
        case OnDelete::cascade: return {say.t(N_("Deleted too")), ui::Tone::warn, "trash"};
        case OnDelete::set_null: return {say.t(N_("Kept, without it")), ui::Tone::plain, "dash-circle"};
    }
    return {};
}

Html some_html(Call& call, Dependents const& dependents) {
    Html html;
    for (auto const& [id, title] : dependents.some) {
        if (!html.empty()) html += Html(", ");
        html += element("a", {{"href", dependents.entity->address(id)}}, title.empty() ? "#" + std::to_string(id) : title);
    }
    auto const rest = dependents.count - std::ssize(dependents.some);
    if (rest > 0) html += Html(html.empty() ? "" : " ") + Html(call.say.n("and {count} more", "and {count} more", rest));
    return html;
}

Html dependents_html(Call& call, std::vector<Dependents> const& all) {
    auto const& say = call.say;
    if (all.empty()) return element("p", {}, say.t(N_("Nothing else hangs on it.")));
    ui::Table table{.caption = say.t(N_("What hangs on this record")), .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("How many")), .numeric = true}, {.label = say.t(N_("What happens"))}, {.label = say.t(N_("Which"))}}};
    for (auto const& dependents : all) {
        auto const name = say.t(dependents.entity->plural_label) + " · " + say.t(dependents.field->label);
        table.rows.push_back({.cells = {name, number_text(say, dependents.count), ui::pill(rule_pill(say, dependents)), some_html(call, dependents)}});
    }
    return ui::data_table(say, table);
}

bool is_in_the_way(Dependents const& dependents) { return !dependents.unlinked && dependents.rule == OnDelete::protect; }

http::Response preview(Call& call, Entity const& entity, Record const& record, int status, std::string const& said = "") {
    auto const& say = call.say;
    auto const title = title_of(call, entity, record.id);
    auto const address = entity.address(record.id);
    auto const all = call.tx().dependents(entity, record.id);
    bool const blocked = std::any_of(all.begin(), all.end(), is_in_the_way);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}, {title, address}}});
    auto const heading = say.t({N_("Delete {record}?"), {{"record", title}}});
    if (!said.empty()) main += ui::notice({.text = said, .tone = ui::Tone::bad, .is_new = true});
    if (blocked) {
        main += ui::title_row({.title = heading});
        main += ui::notice({.text = say.t(N_("Other records need this one. Change or delete those first.")), .tone = ui::Tone::warn});
        main += ui::panel({.title = say.t(N_("What hangs on this record")), .flush = dependents_html(call, all)});
        main += ui::link_button({.label = say.t(N_("Back to the record")), .look = ui::Look::primary}, address);
    } else {
        main += ui::confirm(say, {.title = heading, .effect = element("p", {}, say.t(N_("You can undo this for as long as nothing else took its place."))) + dependents_html(call, all),
                                  .yes = {.label = say.t(N_("Delete")), .icon = "trash", .look = ui::Look::danger},
                                  .deed = {address + "/delete", call.csrf, {{"_version", std::to_string(record.version)}}}, .cancel_href = address});
    }
    return page(call, {.title = heading, .current = &entity, .narrow = true, .status = status}, main);
}

}  // namespace

http::Response delete_preview(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return call.site.error(call, 404);
    if (!call.actor.may(entity, Action::remove, *record) || entity.append_only) return call.site.error(call, 403);
    if (entity.permanent) return refusal_page(call, {"permanent", N_("Records of this kind are kept; they can't be deleted.")});
    return preview(call, entity, *record, 200);
}

http::Response delete_record(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return call.site.error(call, 404);
    auto const title = title_of(call, entity, record->id);
    auto const written = call.tx().remove(entity, record->id, parse_integer(call.request.form["_version"]).value_or(0));
    switch (written.outcome) {
        case Written::Outcome::done: return redirect_saying(call, entity.address(), call.say.t({N_("{record} deleted"), {{"record", title}}}), call.tx().change_set());
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::conflict: return preview(call, entity, *record, 409, call.say.t(N_("Somebody changed this record since you looked. Look again before you delete it.")));
        default: break;
    }
    if (written.refusal.code == "protected") return preview(call, entity, *record, 409);
    return refusal_page(call, written.refusal);
}

}  // namespace ateneu::pages
