#include "core/pages/bulk_deed.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/list_columns.h"
#include "core/store/bulk_run.h"

namespace ateneu::pages {

namespace {

using What = RowOutcome::What;

/// The preview's table shows so many; the sentence above counts all.
constexpr std::size_t shown_rows = 200;
/// What hangs on so many is looked up for a deletion.
constexpr std::size_t looked_up = 100;

struct Hanging {
    Entity const* entity;
    std::string text;
    bool in_the_way;
    std::int64_t count = 0;
};

/// What hangs on the records, by kind: the same as a single deletion says, added up.
std::vector<Hanging> hanging_on(Call& call, Entity const& entity, Selection const& selection) {
    std::vector<Hanging> all;
    for (std::size_t i = 0; i < selection.rows.size() && i < looked_up; ++i)
        for (auto const& dependents : call.tx().dependents(entity, selection.rows[i].id)) {
            auto const what = dependents.unlinked ? N_("unlinked") : dependents.rule == OnDelete::protect ? N_("in the way") : dependents.rule == OnDelete::cascade ? N_("deleted too") : N_("kept, without it");
            auto const text = call.say.t(dependents.entity->plural_label) + " · " + call.say.t(dependents.field->label) + ": " + call.say.t(what);
            auto found = std::find_if(all.begin(), all.end(), [&](Hanging const& h) { return h.text == text; });
            if (found == all.end()) found = all.insert(all.end(), {dependents.entity, text, !dependents.unlinked && dependents.rule == OnDelete::protect});
            found->count += dependents.count;
        }
    return all;
}

Html hanging_html(Call& call, Entity const& entity, Selection const& selection) {
    auto const& say = call.say;
    auto const all = hanging_on(call, entity, selection);
    if (all.empty()) return element("p", {}, say.t(N_("Nothing else hangs on them.")));
    Html items;
    for (auto const& each : all) items += element("li", {}, each.text + " (" + number_text(say, each.count) + ")");
    auto html = element("p", {}, say.t(N_("What hangs on them:"))) + element("ul", {}, items);
    if (selection.rows.size() > looked_up)
        html += element("p", {{"class", "muted"}}, say.t({N_("Looked up for the first {count}."), {{"count", std::to_string(looked_up)}}}));
    return html;
}

std::string counted_records(Call& call, Entity const& entity, std::size_t count) {
    auto const& say = call.say;
    return number_text(say, static_cast<long long>(count)) + " × " + lower_first(say.t(count == 1 ? entity.label : entity.plural_label));
}

}  // namespace

BulkDeed delete_deed(Call& call, Entity const& entity, Selection const& selection) {
    auto const records = counted_records(call, entity, selection.rows.size());
    BulkDeed deed{.name = "delete", .title = call.say.t({N_("Delete {records}?"), {{"records", records}}}), .verb = call.say.t({N_("Delete {records}"), {{"records", records}}}), .icon = "trash", .danger = true};
    deed.effect = hanging_html(call, entity, selection);
    deed.run = [&entity](Transaction& tx, std::span<Chosen const> rows) { return remove_each(tx, entity, rows); };
    return deed;
}

BulkDeed action_deed(Call& call, RecordAction const& action, Selection const& selection) {
    auto const label = call.say.t(action.label);
    auto const records = counted_records(call, *action.entity, selection.rows.size());
    BulkDeed deed{.name = std::string(action.name), .title = call.say.t({N_("{verb}: {records}?"), {{"verb", label}, {"records", records}}}), .verb = label, .icon = action.icon, .danger = action.danger};
    deed.effect = element("p", {}, call.say.t(action.effect));
    deed.run = [&action](Transaction& tx, std::span<Chosen const> rows) {
        return act_on_each(tx, *action.entity, rows, [&](Transaction& each, Chosen const& row) { return action.run(each, row.id); });
    };
    return deed;
}

std::string reason_of(Call& call, Entity const& entity, RowOutcome const& row) {
    std::string text;
    for (auto const& problem : row.reasons) {
        auto const* field = entity.find(std::string_view(problem.field).substr(0, problem.field.find_first_of("[.")));
        text += (text.empty() ? "" : " ") + (field ? call.say.t(field->label) + ": " : std::string()) + call.say.t(problem.message);
    }
    return text;
}

namespace {

ui::Pill outcome_pill(Say const& say, What what) {
    switch (what) {
        case What::done: return {say.t(N_("Will change")), ui::Tone::ok, "check2"};
        case What::unchanged: return {say.t(N_("Stays as it is")), ui::Tone::plain, "dash-circle"};
        case What::refused: return {say.t(N_("Can't")), ui::Tone::bad, "x-circle"};
    }
    return {};
}

/// The records that an edit's values point at, for their titles.
References references_in(Call& call, Entity const& entity, BulkResult const& result, std::vector<FieldEdit> const& edits) {
    std::vector<Record> all;
    for (auto const& row : result.rows)
        for (bool const before : {true, false}) {
            if (row.values.size() != edits.size()) continue;
            auto& record = all.emplace_back(blank_record(entity, Date{}));
            for (std::size_t i = 0; i < edits.size(); ++i)
                record.values[static_cast<std::size_t>(entity.index_of(edits[i].field->name))] = before ? row.values[i].first : row.values[i].second;
        }
    return reference_titles(call.tx(), entity, all);
}

Html change_html(View const& view, Field const& field, std::pair<Value, Value> const& values) {
    auto const was = value_html(view, field, values.first, true), now = value_html(view, field, values.second, true);
    auto const said = [&](Html const& value) { return value.empty() ? element("span", {{"class", "muted"}}, view.call.say.t(N_("empty"))) : value; };
    if (values.first == values.second) return said(now);
    return element("span", {{"class", "was"}}, said(was)) + Html(" ") + ui::icon("arrow-right", "i-dir") + Html(" ") + said(now);
}

/// Refused ones first: they are what people have to decide about.
std::vector<RowOutcome const*> in_order(BulkResult const& result) {
    std::vector<RowOutcome const*> rows;
    for (auto const& row : result.rows) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](auto const* a, auto const* b) { return (a->what == What::refused) > (b->what == What::refused); });
    if (rows.size() > shown_rows) rows.resize(shown_rows);
    return rows;
}

Html preview_table(Call& call, Entity const& entity, BulkResult const& result, BulkDeed const& deed) {
    auto const& say = call.say;
    auto const references = references_in(call, entity, result, deed.edits);
    View const view{call, references};
    std::vector<std::int64_t> ids;
    auto const rows = in_order(result);
    for (auto const* row : rows) ids.push_back(row->id);
    auto const names = titles(call.tx(), entity, ids);
    ui::Table table{.caption = say.t(N_("What happens to each record")), .columns = {{.label = say.t(entity.label)}, {.label = say.t(N_("What happens"))}}};
    for (auto const& edit : deed.edits) table.columns.push_back({.label = say.t(edit.field->label)});
    table.columns.push_back({.label = say.t(N_("Why not")), .full_on_phones = true});
    for (auto const* row : rows) {
        auto const found = names.find(row->id);
        auto const title = found == names.end() || found->second.empty() ? "#" + std::to_string(row->id) : found->second;
        ui::Row line{.cells = {element("a", {{"href", entity.address(row->id)}}, title), ui::pill(outcome_pill(say, row->what))}};
        for (std::size_t i = 0; i < deed.edits.size(); ++i)
            line.cells.push_back(i < row->values.size() ? change_html(view, *deed.edits[i].field, row->values[i]) : Html());
        line.cells.emplace_back(reason_of(call, entity, *row));
        table.rows.push_back(std::move(line));
    }
    return ui::table_frame(ui::data_table(say, table));
}

Html counts_html(Call& call, BulkResult const& result, std::size_t chosen) {
    auto const& say = call.say;
    auto const line = [&](What what, std::string const& text) { return result.count(what) > 0 ? element("li", {}, text) : Html(); };
    auto const done = result.count(What::done), same = result.count(What::unchanged), refused = result.count(What::refused);
    auto items = line(What::done, say.n("{count} record changes.", "{count} records change.", done)) + line(What::unchanged, say.n("{count} record holds this already.", "{count} records hold this already.", same)) +
                 line(What::refused, say.n("{count} record can't be changed.", "{count} records can't be changed.", refused));
    if (chosen > result.rows.size())
        items += element("li", {}, say.t({N_("Tried with the first {count}; the others are asked one by one when it is done."), {{"count", number_text(say, std::ssize(result.rows))}}}));
    return element("ul", {}, items);
}

}  // namespace

http::Response bulk_preview(Call& call, Entity const& entity, Selection const& selection, BulkDeed const& deed) {
    auto const& say = call.say;
    auto const some = std::span(selection.rows).first(std::min<std::size_t>(selection.rows.size(), tried_rows));
    auto const result = tried(call.tx(), call.site.reactions(), [&](Transaction& tx) { return deed.run(tx, some); });
    auto const back = list_behind(entity, selection);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), back}}}) + ui::title_row({.title = deed.title});
    auto hidden = ui::hidden(ui::csrf_field, call.csrf) + hidden_selection(selection) + ui::hidden("step", "go");
    for (auto const& [name, value] : deed.fields) hidden += ui::hidden(name, value);
    bool const some_can = result.count(What::done) > 0 || selection.rows.size() > result.rows.size();
    Html buttons;
    if (some_can) buttons = ui::submit({.label = deed.verb, .icon = deed.icon, .look = deed.danger ? ui::Look::danger : ui::Look::primary});
    buttons += ui::link_button({.label = say.t(N_("Cancel"))}, back);
    auto const form = element("form", {{"method", "post"}, {"action", entity.address() + "/bulk/" + deed.name}, {"class", "cluster"}}, hidden + buttons);
    main += ui::panel({.body = deed.effect + counts_html(call, result, selection.rows.size()) + form});
    main += preview_table(call, entity, result, deed);
    return page(call, {.title = deed.title, .current = &entity}, std::move(main));
}

http::Response do_it(Call& call, Entity const& entity, Selection const& selection, BulkDeed const& deed) {
    auto const result = deed.run(call.tx(), selection.rows);
    auto const run = keep_run(call.tx(), entity, deed.name, result, [&](RowOutcome const& row) { return reason_of(call, entity, row); });
    auto address = entity.address() + "/bulk/" + std::to_string(run);
    if (!selection.list.empty()) address += "?" + http::to_query({{"list", selection.list}});
    return http::redirect(address);
}

}  // namespace ateneu::pages
