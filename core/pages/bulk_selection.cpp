#include "core/pages/bulk_selection.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/pages/list_columns.h"
#include "core/pages/merge_page.h"

namespace ateneu::pages {

namespace {

/// `12:3,13:1`; what is no pair is left out, and so is a record named twice.
std::vector<Chosen> rows_in(std::string_view text) {
    std::vector<Chosen> rows;
    std::set<std::int64_t> seen;
    for (auto const pair : split(text, ',')) {
        auto const colon = std::min(pair.find(':'), pair.size());
        auto const id = parse_integer(pair.substr(0, colon));
        auto const version = parse_integer(pair.substr(std::min(colon + 1, pair.size())));
        if (id && version && *id > 0 && seen.insert(*id).second) rows.push_back({*id, *version});
    }
    return rows;
}

ListQuery chosen_list(Call& call, Entity const& entity, std::string const& list) {
    auto const& form = call.request.form;
    Problems problems;
    if (form["all"] == "1") {
        auto query = query_of(call, entity, http::parse_query(list).list(), problems);
        return query;
    }
    std::string ids;
    for (auto const id : form.all("ids")) ids += std::string(id) + ",";
    return query_of(call, entity, {{"ids", ids}}, problems);
}

Message too_many() {
    return {N_("At most {count} records can be changed in one go. Narrow the list with a filter."), {{"count", std::to_string(most_rows)}}};
}

std::string count_of(Say const& say, std::int64_t count) { return number_text(say, count); }

}  // namespace

Result<Selection> read_selection(Call& call, Entity const& entity) {
    auto const& form = call.request.form;
    Selection selection;
    Problems problems;
    // Only what a list's address may say comes back.
    auto const asked = http::parse_query(form["list"]).list();
    selection.list = http::to_query(full_address(query_of(call, entity, asked, problems), asked));
    if (form.has("rows")) selection.rows = rows_in(form["rows"]);
    else selection.rows = chosen_rows(call.tx(), chosen_list(call, entity, selection.list), most_rows + 1);
    if (selection.rows.empty()) return Refusal{"none", N_("Tick at least one record first.")};
    if (std::ssize(selection.rows) > most_rows) return Refusal{"too_many", too_many()};
    return selection;
}

Html hidden_selection(Selection const& selection) {
    std::string rows;
    for (auto const& row : selection.rows) rows += (rows.empty() ? "" : ",") + std::to_string(row.id) + ":" + std::to_string(row.version);
    return ui::hidden("rows", rows) + ui::hidden("list", selection.list);
}

std::string list_behind(Entity const& entity, Selection const& selection) {
    return entity.address() + (selection.list.empty() ? "" : "?" + selection.list);
}

Ticked ticked_by(http::Request const& request) {
    auto const asked = request.query["select"];
    return asked == "all" ? Ticked::all : asked == "page" ? Ticked::page : Ticked::none;
}

std::vector<RecordAction const*> actions_for(Call& call, Entity const& entity) {
    std::vector<RecordAction const*> found;
    for (auto const& app : call.site.apps())
        for (auto const& action : app.actions)
            if (action.entity == &entity && action.may_ask(call.actor)) found.push_back(&action);
    return found;
}

namespace {

std::vector<ui::Button> verbs_for(Call& call, Entity const& entity) {
    auto const& say = call.say;
    std::vector<ui::Button> verbs;
    auto const verb = [&](std::string label, std::string icon, std::string deed) {
        verbs.push_back({.label = std::move(label), .icon = std::move(icon), .name = "deed", .value = std::move(deed)});
    };
    if (call.actor.may_some(entity, Action::change) && !entity.append_only) verb(say.t(N_("Edit")), "pencil", "edit");
    for (auto const* action : actions_for(call, entity)) verb(say.t(action->label), action->icon, std::string(action->name));
    if (may_merge(call.actor, entity)) verb(say.t(N_("Merge")), "sign-merge-left", "merge");
    verb(say.t(N_("Export")), "download", "export");
    if (call.actor.may_some(entity, Action::remove) && !entity.permanent && !entity.append_only) verb(say.t(N_("Delete")), "trash", "delete");
    return verbs;
}

}  // namespace

bool has_verbs(Call& call, Entity const& entity) {
    // Rows are ticked to change them; exporting alone is what the list's own menu does.
    return verbs_for(call, entity).size() > 1;
}

Html bulk_bar_for(Call& call, ListQuery const& query, ListPage const& page, Ticked ticked) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    auto const records = lower_first(say.t(entity.plural_label));
    auto const address = full_address(call, query);
    ui::BulkBar bar{.id = bulk_form, .label = say.t({N_("Selected {records}"), {{"records", records}}}), .action = entity.address() + "/bulk", .csrf = call.csrf};
    bar.hidden = {{"list", http::to_query(address)}};
    bar.count = say.t(N_("{count} selected"));
    auto const total = count_of(say, page.total);
    if (ticked == Ticked::all) bar.all_text = say.t({N_("All {count} selected"), {{"count", total}}});
    if (page.total > std::ssize(page.records)) {
        auto all = address;
        all.emplace_back("select", "all");
        bar.all_label = say.t({N_("Select all {count}"), {{"count", total}}});
        bar.all_href = list_address(entity, all);
    }
    bar.verbs = verbs_for(call, entity);
    bar.clear_label = say.t(N_("Clear the selection"));
    bar.clear_href = list_address(entity, address);
    return ui::bulk_bar(bar);
}

}  // namespace ateneu::pages
