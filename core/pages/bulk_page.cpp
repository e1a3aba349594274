#include "core/pages/bulk_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/pages/bulk_deed.h"
#include "core/pages/list_columns.h"
#include "core/pages/merge_page.h"

namespace ateneu::pages {

namespace {

RecordAction const* action_named(Call& call, Entity const& entity, std::string_view name) {
    auto const all = actions_for(call, entity);
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const* action) { return action->name == name; });
    return found == all.end() ? nullptr : *found;
}

/// Back to the list, which says what was missing.
http::Response back_saying(Call& call, Entity const& entity, Refusal const& refusal) {
    Problems problems;
    auto const fields = http::parse_query(call.request.form["list"]).list();
    auto const query = query_of(call, entity, fields, problems);
    if (refusal.code != "none") return refusal_page(call, refusal);
    return redirect_saying(call, list_address(entity, full_address(query, fields)), call.say.t(refusal.message));
}

bool may_delete(Call& call, Entity const& entity) { return call.actor.may_some(entity, Action::remove) && !entity.permanent && !entity.append_only; }
bool may_edit(Call& call, Entity const& entity) { return call.actor.may_some(entity, Action::change) && !entity.append_only; }

/// The two that are one, beside each other.
http::Response merge_two(Call& call, Entity const& entity, Selection const& selection) {
    if (!may_merge(call.actor, entity)) return call.site.error(call, 403);
    if (selection.rows.size() != 2)
        return redirect_saying(call, list_behind(entity, selection), call.say.t(N_("Tick exactly two records to merge them.")));
    return http::redirect(merge_address(entity, selection.rows[0].id, selection.rows[1].id));
}

/// More numbers than a list's address takes: then all of it was chosen.
constexpr std::size_t most_numbers = 1000;

/// The chosen records as a file.
http::Response export_chosen(Entity const& entity, Selection const& selection) {
    auto address = http::parse_query(selection.list).list();
    if (selection.rows.size() <= most_numbers) {
        std::string ids;
        for (auto const& row : selection.rows) ids += (ids.empty() ? "" : ",") + std::to_string(row.id);
        std::erase_if(address, [](auto const& field) { return field.first == "ids"; });
        address.emplace_back("ids", ids);
    }
    return http::redirect(entity.address() + "/export.xlsx?" + http::to_query(address));
}

http::Response run(Call& call, Entity const& entity, Selection const& selection, BulkDeed const& deed) {
    return call.request.form["step"] == "go" ? do_it(call, entity, selection, deed) : bulk_preview(call, entity, selection, deed);
}

http::Response edit(Call& call, Entity const& entity, Selection const& selection) {
    Problems problems;
    auto const deed = edit_deed(call, entity, selection, problems);
    return problems.empty() ? run(call, entity, selection, deed) : bulk_edit_form(call, entity, selection, problems);
}

}  // namespace

http::Response bulk(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    auto const selection = read_selection(call, entity);
    if (!selection) return back_saying(call, entity, selection.refusal());
    auto const deed = call.request.form["deed"];
    if (deed == "merge") return merge_two(call, entity, *selection);
    if (deed == "export") return export_chosen(entity, *selection);
    if (deed == "edit") return may_edit(call, entity) ? bulk_edit_form(call, entity, *selection) : call.site.error(call, 403);
    if (deed == "delete") return may_delete(call, entity) ? bulk_preview(call, entity, *selection, delete_deed(call, entity, *selection)) : call.site.error(call, 403);
    if (auto const* action = action_named(call, entity, deed)) return bulk_preview(call, entity, *selection, action_deed(call, *action, *selection));
    return call.site.error(call, 404);
}

http::Response bulk_deed(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    auto const selection = read_selection(call, entity);
    if (!selection) return back_saying(call, entity, selection.refusal());
    auto const& name = call.request.places.front();
    if (name == "edit") return may_edit(call, entity) ? edit(call, entity, *selection) : call.site.error(call, 403);
    if (name == "delete") return may_delete(call, entity) ? run(call, entity, *selection, delete_deed(call, entity, *selection)) : call.site.error(call, 403);
    if (auto const* action = action_named(call, entity, name)) return run(call, entity, *selection, action_deed(call, *action, *selection));
    return call.site.error(call, 404);
}

http::Response record_action(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    auto const* action = call.request.places.size() > 1 ? action_named(call, entity, call.request.places[1]) : nullptr;
    if (!record || !action) return call.site.error(call, 404);
    auto const written = action->run(call.tx(), record->id);
    switch (written.outcome) {
        case Written::Outcome::done: break;
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::problems: return refusal_page(call, {"not_valid", written.problems.list().front().message});
        case Written::Outcome::conflict: return refusal_page(call, {"conflict", N_("Somebody changed this record since you looked.")});
        case Written::Outcome::refused: return refusal_page(call, written.refusal);
    }
    bool const still_there = call.tx().find(entity, record->id).has_value();
    auto const said = call.say.t({N_("{verb}: done"), {{"verb", call.say.t(action->label)}}});
    return redirect_saying(call, still_there ? entity.address(record->id) : entity.address(), said);
}

}  // namespace ateneu::pages
