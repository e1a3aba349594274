#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/record.h"
#include "core/pages/import_page.h"

namespace ateneu::pages {

namespace {

using intake::Checked;
using intake::Import;
using intake::Outcome;
using intake::State;

constexpr int rows_a_page = 50;

struct Part {
    Outcome outcome;
    std::int64_t count;
    std::string label, detail;
};

std::vector<Part> kinds_of(Say const& say, Import const& import) {
    bool const is_stored = import.state == State::stored || import.state == State::undone;
    return {{Outcome::fresh, import.new_count, say.t(N_("New")), is_stored ? say.t(N_("added")) : say.t(N_("will be added"))},
            {Outcome::changed, import.changed_count, say.t(N_("Changed")), is_stored ? say.t(N_("records changed")) : say.t(N_("known already, will change"))},
            {Outcome::same, import.same_count, say.t(N_("Same")), say.t(N_("nothing to do"))},
            {Outcome::wrong, import.wrong_count, say.t(N_("Wrong")), say.t(N_("left out until mended"))}};
}

/// What names a row: the first cells that are filled in.
std::string name_of(intake::Mapping const& mapping, Checked const& each) {
    std::string name;
    int words = 0;
    for (std::size_t i = 0; i < each.row.cells.size() && i < mapping.targets.size() && words < 2; ++i) {
        auto const cell = trimmed(each.row.cells[i]);
        if (mapping.targets[i].empty() || mapping.targets[i] == "id" || cell.empty() || length(cell) > 80) continue;
        name += (words++ ? " " : "") + cell;
    }
    return name;
}

std::string heading_of(Say const& say, std::vector<std::string> const& headings, int column) {
    if (column < 0) return "";
    auto const index = static_cast<std::size_t>(column);
    if (index < headings.size() && !headings[index].empty()) return headings[index];
    return say.t({N_("Column {number}"), {{"number", std::to_string(column + 1)}}});
}

struct Report {
    Call& call;
    Entity const& entity;
    Import const& import;
    std::vector<std::string> headings;
    intake::Mapping mapping;
    std::vector<Checked> rows;
    std::map<std::int64_t, std::string> titles;

    Html name_cell(Checked const& each) const {
        auto const title = titles.find(each.finding.record);
        if (title == titles.end()) return Html(name_of(mapping, each));
        return element("a", {{"href", entity.address(each.finding.record)}}, title->second.empty() ? "#" + std::to_string(each.finding.record) : title->second);
    }

    Html wrong_table() const {
        auto const& say = call.say;
        ui::Table table{.caption = say.t(N_("Rows that need help")),
                        .columns = {{.label = say.t(N_("Record"))}, {.label = say.t(N_("Row")), .numeric = true}, {.label = say.t(N_("Column"))}, {.label = say.t(N_("Value")), .full_on_phones = true},
                                    {.label = say.t(N_("What is wrong")), .full_on_phones = true}}};
        for (auto const& each : rows)
            for (auto const& wrong : each.finding.wrong) {
                auto const column = static_cast<std::size_t>(std::max(wrong.column, 0));
                auto const value = wrong.column >= 0 && column < each.row.cells.size() ? each.row.cells[column] : "";
                auto const* field = wrong.column < 0 && !wrong.field.empty() ? entity.find(wrong.field) : nullptr;
                auto const where = field ? say.t(field->label) : heading_of(say, headings, wrong.column);
                table.rows.push_back({.cells = {name_cell(each), std::to_string(each.row.row), where, element("span", {{"class", "mono"}}, value), say.t(wrong.message)}});
            }
        return ui::data_table(say, table);
    }

    Html changed_table() const {
        auto const& say = call.say;
        ui::Table table{.caption = say.t(N_("Rows that change a record")),
                        .columns = {{.label = say.t(N_("Record"))}, {.label = say.t(N_("Row")), .numeric = true}, {.label = say.t(N_("Field"))}, {.label = say.t(N_("Until now")), .full_on_phones = true},
                                    {.label = say.t(N_("From now on")), .full_on_phones = true}}};
        for (auto const& each : rows)
            for (auto const& change : each.finding.differences) {
                auto const* field = entity.find(change.field);
                table.rows.push_back({.cells = {name_cell(each), std::to_string(each.row.row), field ? say.t(field->label) : change.field, said(field, change.before), said(field, change.after)}});
            }
        return ui::data_table(say, table);
    }
    /// A value as the page shows it; what points at records by their numbers.
    Html said(Field const* field, std::string const& text) const {
        auto const value = field && field->kind() != Kind::reference && !field->is_link() ? from_text(*field, text) : std::nullopt;
        References const none;
        return value ? value_html({call, none}, *field, *value, true) : Html(text);
    }

    Html rows_table(Outcome outcome) const {
        auto const& say = call.say;
        ui::Table table{.caption = outcome == Outcome::fresh ? say.t(N_("Rows that are new")) : say.t(N_("Rows that are the same already")),
                        .columns = {{.label = say.t(N_("Record"))}, {.label = say.t(N_("Row")), .numeric = true}}};
        std::vector<std::size_t> shown;
        for (std::size_t i = 0; i < headings.size() && shown.size() < 6; ++i)
            if (!mapping.targets[i].empty()) {
                shown.push_back(i);
                table.columns.push_back({.label = heading_of(say, headings, static_cast<int>(i))});
            }
        for (auto const& each : rows) {
            ui::Row row{.cells = {name_cell(each), std::to_string(each.row.row)}};
            for (auto const i : shown) row.cells.emplace_back(i < each.row.cells.size() ? each.row.cells[i] : "");
            table.rows.push_back(std::move(row));
        }
        return ui::data_table(say, table);
    }

    Html table(Outcome outcome) const {
        if (outcome == Outcome::wrong) return wrong_table();
        return outcome == Outcome::changed ? changed_table() : rows_table(outcome);
    }
};

Report report_of(Call& call, Entity const& entity, Import const& import, Outcome outcome, std::int64_t after) {
    Report report{call, entity, import, intake::texts_from_json(import.columns.value), {}, {}, {}};
    report.mapping = intake::mapping_from_json(import.mapping.value, report.headings.size());
    report.rows = intake::checked_after(call.tx(), import.id, {outcome}, after, rows_a_page + 1);
    std::vector<std::int64_t> ids;
    for (auto const& each : report.rows)
        if (each.finding.record != 0) ids.push_back(each.finding.record);
    report.titles = titles(call.tx(), entity, ids);
    return report;
}

/// Of the outcome asked for; else the first that asks for attention.
Outcome shown_outcome(Call& call, Import const& import) {
    if (call.request.query.has("show")) return intake::outcome_of(call.request.query["show"]);
    if (import.wrong_count > 0) return Outcome::wrong;
    return import.changed_count > 0 ? Outcome::changed : import.new_count > 0 ? Outcome::fresh : Outcome::same;
}

Html store_form(Call& call, Entity const& entity, Import const& import) {
    auto const& say = call.say;
    auto const address = import_address(entity, import.id);
    auto const rows = import.new_count + import.changed_count;
    auto content = ui::hidden(ui::csrf_field, call.csrf);
    if (rows == 0) return ui::notice({.text = say.t(N_("There is nothing to store."))});
    if (import.wrong_count > 0) {
        ui::Field const tick{.id = "f-without", .name = "without_wrong",
                             .label = say.n("Go on without the {count} wrong row", "Go on without the {count} wrong rows", import.wrong_count), .mark_optional = false};
        content += ui::tick_field(tick, call.request.form["without_wrong"] == "1");
    }
    auto const label = say.n("Store {count} row", "Store {count} rows", rows);
    content += element("div", {{"class", "cluster between"}}, element("p", {{"class", "muted small m-0"}}, say.t(N_("All these rows are stored, or none. An import can be undone as a whole."))) +
                                                                  ui::submit({.label = label, .look = ui::Look::primary}));
    return element("form", {{"method", "post"}, {"action", address + "/store"}, {"class", "stack"}}, content);
}

Html state_notice(Call& call, Import const& import, std::string const& problem) {
    auto const& say = call.say;
    if (!problem.empty()) return ui::notice({.text = problem, .tone = ui::Tone::bad, .is_new = true});
    if (import.state == State::stored) {
        auto const rows = import.new_count + import.changed_count;
        auto const text = import.without_wrong ? say.n("{count} row was stored, without the wrong ones.", "{count} rows were stored, without the wrong ones.", rows)
                                               : say.n("{count} row was stored.", "{count} rows were stored.", rows);
        return ui::notice({.text = text, .tone = ui::Tone::ok});
    }
    if (import.state == State::undone) return ui::notice({.text = say.t(N_("This import was undone; what it stored is gone again."))});
    return ui::notice({.text = say.t(N_("Dry run: nothing is stored yet."))});
}

}  // namespace

http::Response import_report(Call& call, Entity const& entity, Import const& import, ReportTold const& told) {
    auto const& say = call.say;
    auto const address = import_address(entity, import.id);
    auto const outcome = shown_outcome(call, import);
    auto const after = parse_integer(call.request.query["after"]).value_or(0);
    auto report = report_of(call, entity, import, outcome, after);
    bool const has_more = report.rows.size() > rows_a_page;
    if (has_more) report.rows.pop_back();

    std::vector<ui::Stat> stats;
    std::vector<ui::Tab> tabs;
    std::string label;
    for (auto const& kind : kinds_of(say, import)) {
        auto const href = address + "?show=" + std::string(intake::code_of(kind.outcome));
        stats.push_back({.label = kind.label, .value = number_text(say, kind.count), .detail = kind.detail, .href = href});
        tabs.push_back({.label = kind.label, .href = href, .count = number_text(say, kind.count), .current = kind.outcome == outcome});
        if (kind.outcome == outcome) label = kind.label;
    }
    ui::Panel panel{.title = label, .flush = report.rows.empty() ? Html() : report.table(outcome)};
    if (report.rows.empty()) panel.body = Html(say.t(N_("There are no such rows.")));
    if (import.wrong_count > 0 && outcome == Outcome::wrong)
        panel.end = ui::link_button({.label = say.t(N_("Download")), .icon = "download", .look = ui::Look::text}, address + "/wrong.csv");
    if (has_more) {
        auto const next = address + "?show=" + std::string(intake::code_of(outcome)) + "&after=" + std::to_string(report.rows.back().row.row);
        panel.foot = element("a", {{"href", next}}, say.t(N_("Next rows")));
    }
    bool const is_mine = import.owner && import.owner->id == call.actor.person && intake::may_import(call.actor, entity);
    bool const may_go_on = is_mine && (import.state == State::checked || import.state == State::storing);
    std::vector<Html> actions;
    if (is_mine && import.state == State::checked) {
        actions.push_back(ui::deed_button({.label = say.t(N_("Discard")), .icon = "trash"}, {address + "/forget", call.csrf}));
        actions.push_back(ui::link_button({.label = say.t(N_("Columns"))}, address + "?columns=1"));
    }
    if (is_mine && import.state == State::stored && import.change_set)
        actions.push_back(ui::deed_button({.label = say.t(N_("Undo this import")), .icon = "arrow-counterclockwise", .look = ui::Look::danger}, {address + "/undo", call.csrf}));
    std::vector<Html> parts{state_notice(call, import, told.problem)};
    if (!told.clashes.empty()) parts.push_back(ui::panel({.title = say.t(N_("What can't go back")), .flush = told.clashes}));
    parts.push_back(ui::stats(stats));
    if (may_go_on) parts.push_back(store_form(call, entity, import));
    parts.push_back(ui::tabs(say, say.t(N_("Rows")), tabs) + ui::panel(panel));
    return page(call, {.title = import_heading(say, entity), .current = &entity, .narrow = true, .status = told.status},
                import_head(call, entity, import, std::move(actions)) + ui::stack(parts));
}

}  // namespace ateneu::pages
