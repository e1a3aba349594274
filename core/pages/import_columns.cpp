#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/import_page.h"

namespace ateneu::pages {

namespace {

using intake::Mapping;

std::vector<ui::Choice> targets_for(Say const& say, Entity const& entity, std::string const& chosen) {
    std::vector<ui::Choice> all{{.value = "id", .label = say.t(N_("Number (id) of the record")), .chosen = chosen == "id"}};
    for (auto const* field : intake::fillable_fields(entity))
        all.push_back({.value = std::string(field->name), .label = say.t(field->label), .chosen = chosen == field->name});
    return all;
}

std::string key_label(Say const& say, Entity const& entity, std::string const& key) {
    if (key == "id") return say.t(N_("Number (id) of the record"));
    std::string label;
    for (auto const* field : intake::fields_of_key(entity, key)) label += (label.empty() ? "" : " + ") + say.t(field->label);
    return label;
}

/// The first values of a column, so that one sees what it holds.
Html examples(std::vector<intake::StagedRow> const& rows, std::size_t column) {
    std::string text;
    int shown = 0;
    for (auto const& row : rows) {
        if (column >= row.cells.size() || trimmed(row.cells[column]).empty() || shown == 3) continue;
        auto cell = row.cells[column];
        if (length(cell) > 60) {
            cell.resize(60);
            while (!is_utf8(cell)) cell.pop_back();
            cell += "…";
        }
        text += (shown++ ? " · " : "") + cell;
    }
    return element("span", {{"class", "muted"}}, text);
}

Html columns_table(Call& call, Entity const& entity, std::vector<std::string> const& headings, std::vector<intake::StagedRow> const& rows, Mapping const& mapping,
                   Problems const& problems) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("Columns of the file")),
                    .columns = {{.label = say.t(N_("Column"))}, {.label = say.t(N_("First values")), .full_on_phones = true}, {.label = say.t(N_("Goes into")), .full_on_phones = true}}};
    for (std::size_t i = 0; i < headings.size(); ++i) {
        auto const name = "target." + std::to_string(i);
        auto const* problem = problems.of(name);
        auto const heading = headings[i].empty() ? say.t({N_("Column {number}"), {{"number", std::to_string(i + 1)}}}) : headings[i];
        ui::Field const field{.id = "f-target-" + std::to_string(i), .name = name, .label = say.t({N_("Where “{column}” goes"), {{"column", heading}}}),
                              .error = problem ? say.t(problem->message) : "", .mark_optional = false};
        auto const control = ui::select(field, targets_for(say, entity, mapping.targets[i]), say.t(N_("Leave out")));
        auto cell = element("label", {{"class", "visually-hidden"}, {"for", field.id}}, field.label) + control;
        if (problem) cell += element("p", {{"class", "err"}, {"id", field.id + "-error"}}, ui::icon("exclamation-circle-fill") + element("span", {}, field.error));
        table.rows.push_back({.cells = {heading, examples(rows, i), cell}});
    }
    return ui::data_table(say, table);
}

Html rules(Call& call, Entity const& entity, Mapping const& mapping, Problems const& problems) {
    auto const& say = call.say;
    auto const* problem = problems.of("match");
    ui::Field const match{.id = "f-match", .name = "match", .label = say.t(N_("Rows belong to the same record when they agree in")),
                          .hint = say.t(N_("Such rows change the record that is there; the others are new.")), .error = problem ? say.t(problem->message) : "",
                          .mark_optional = false};
    std::vector<ui::Choice> keys;
    for (auto const& key : intake::match_keys(entity)) keys.push_back({.value = key, .label = key_label(say, entity, key), .chosen = key == mapping.match});
    ui::Field const blank{.id = "f-blank", .name = "blank_clears", .label = say.t(N_("An empty cell")), .mark_optional = false, .width = 3};
    std::vector<ui::Choice> const blanks{{.value = "0", .label = say.t(N_("leaves the field as it is")), .chosen = !mapping.blank_clears},
                                         {.value = "1", .label = say.t(N_("empties the field")), .chosen = mapping.blank_clears}};
    ui::Field const dates{.id = "f-dates", .name = "month_first", .label = say.t(N_("3/9/2026 is")), .mark_optional = false, .width = 3};
    std::vector<ui::Choice> const orders{{.value = "0", .label = say.t(N_("3 September (day first)")), .chosen = !mapping.month_first},
                                         {.value = "1", .label = say.t(N_("9 March (month first)")), .chosen = mapping.month_first}};
    return element("div", {{"class", "fields"}},
                   ui::field(say, match, ui::select(match, keys, say.t(N_("Nothing: every row is new")))) + ui::field(say, blank, ui::select(blank, blanks)) +
                       ui::field(say, dates, ui::select(dates, orders)));
}

std::string delimiter_name(Say const& say, std::string const& delimiter) {
    if (delimiter == ",") return say.t(N_("comma"));
    if (delimiter == ";") return say.t(N_("semicolon"));
    return delimiter == "\t" ? say.t(N_("tab")) : delimiter;
}

}  // namespace

http::Response import_columns(Call& call, Entity const& entity, intake::Import const& import, Mapping const& mapping, Problems const& problems) {
    auto const& say = call.say;
    auto const headings = intake::texts_from_json(import.columns.value);
    auto const rows = intake::rows_after(call.tx(), import.id, 0, 20);
    auto const charset = charset_of(import.charset);
    auto const read_as = say.t({N_("Read as {encoding}, with {delimiter} between the cells. If letters or columns look wrong, upload the file again and choose these yourself."),
                                {{"encoding", std::string(charset ? name_of(*charset) : import.charset)}, {"delimiter", delimiter_name(say, import.delimiter)}}});
    auto content = ui::hidden(ui::csrf_field, call.csrf);
    content += ui::panel({.title = say.t(N_("What goes where")), .flush = columns_table(call, entity, headings, rows, mapping, problems), .foot = element("span", {{"class", "muted small"}}, read_as)});
    content += ui::panel({.title = say.t(N_("How rows are read")), .body = rules(call, entity, mapping, problems)});
    content += element("div", {{"class", "cluster between"}}, element("p", {{"class", "muted small m-0"}}, say.t(N_("The check stores nothing. Your choice is remembered for files with these headings."))) +
                                                                  ui::submit({.label = say.t(N_("Check the rows")), .look = ui::Look::primary}));
    auto const address = import_address(entity, import.id);
    std::vector<Html> actions{ui::deed_button({.label = say.t(N_("Discard")), .icon = "trash"}, {address + "/forget", call.csrf})};
    auto main = import_head(call, entity, import, std::move(actions));
    for (auto const& problem : problems.list()) {
        auto const is_here = problem.field.empty();
        auto const text = is_here ? say.t(problem.message) : "";
        if (is_here) main += ui::notice({.text = text, .tone = ui::Tone::bad, .is_new = true});
    }
    main += element("form", {{"method", "post"}, {"action", address + "/columns"}, {"class", "stack"}}, content);
    // Looking at it again after a check that was stopped is no refusal.
    bool const is_refused = !problems.empty() && call.request.method != "GET";
    return page(call, {.title = import_heading(say, entity), .current = &entity, .narrow = true, .status = is_refused ? 422 : 200}, std::move(main));
}

}  // namespace ateneu::pages
