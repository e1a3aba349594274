#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/shell.h"
#include "core/pages/import_page.h"

namespace ateneu::pages {

namespace {

using intake::State;

Html file_control(Call& call, std::string const& problem) {
    auto const& say = call.say;
    ui::Field const field{.id = "f-file", .name = "file", .label = say.t(N_("CSV file")),
                          .hint = say.t(N_("The first row names the columns. At most 200 MB and a million rows; from a spreadsheet, “Save as CSV”.")),
                          .error = problem, .required = true};
    std::string described = "f-file-hint";
    if (!problem.empty()) described = "f-file-error " + described;
    auto const control = element("input", {{"class", "form-control"}, {"type", "file"}, {"id", field.id}, {"name", field.name}, {"required"},
                                           {"accept", ".csv,.tsv,.txt,text/csv,text/plain"}, {"aria-describedby", described}, {"aria-invalid", problem.empty() ? "false" : "true"}});
    return ui::field(say, field, control);
}

Html writing_controls(Call& call) {
    auto const& say = call.say;
    auto const& form = call.request.form;
    auto const choice = [&](std::string_view name, std::string value, std::string label) {
        bool const chosen = form[name] == value;
        return ui::Choice{.value = std::move(value), .label = std::move(label), .chosen = chosen};
    };
    ui::Field const charset{.id = "f-charset", .name = "charset", .label = say.t(N_("Encoding")), .mark_optional = false, .width = 3};
    ui::Field const delimiter{.id = "f-delimiter", .name = "delimiter", .label = say.t(N_("Delimiter")), .mark_optional = false, .width = 3};
    auto const charsets = std::vector{choice("charset", "", say.t(N_("Find out"))), choice("charset", "utf-8", "UTF-8"), choice("charset", "windows-1252", "Windows-1252 (Latin-1)"),
                                      choice("charset", "utf-16le", "UTF-16 LE"), choice("charset", "utf-16be", "UTF-16 BE")};
    auto const delimiters = std::vector{choice("delimiter", "", say.t(N_("Find out"))), choice("delimiter", ",", say.t(N_("Comma"))), choice("delimiter", ";", say.t(N_("Semicolon"))),
                                        choice("delimiter", "tab", say.t(N_("Tab"))), choice("delimiter", "|", "|")};
    return element("details", {{"class", "mt-3"}},
                   element("summary", {}, say.t(N_("If letters or columns come out wrong"))) +
                       element("div", {{"class", "fields mt-2"}}, ui::field(say, charset, ui::select(charset, charsets)) + ui::field(say, delimiter, ui::select(delimiter, delimiters))));
}

Html upload_form(Call& call, Entity const& entity, std::string const& problem) {
    auto const& say = call.say;
    auto content = ui::hidden(ui::csrf_field, call.csrf);
    content += element("div", {{"class", "fields"}}, file_control(call, problem)) + writing_controls(call);
    content += element("div", {{"class", "cluster mt-3"}}, ui::submit({.label = say.t(N_("Upload and choose columns")), .icon = "upload", .look = ui::Look::primary}));
    return element("form", {{"method", "post"}, {"action", entity.address() + "/import"}, {"enctype", "multipart/form-data"}}, content);
}

Html recent_table(Call& call, Entity const& entity, std::vector<intake::Import> const& recent) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("My imports")),
                    .columns = {{.label = say.t(N_("File"))}, {.label = say.t(N_("State"))}, {.label = say.t(N_("Rows")), .numeric = true},
                                {.label = say.t(N_("Wrong")), .numeric = true}, {.label = say.t(N_("Started"))}}};
    for (auto const& each : recent) {
        auto const tone = each.state == State::stored ? ui::Tone::ok : each.state == State::checked && each.wrong_count > 0 ? ui::Tone::warn : ui::Tone::plain;
        auto const label = say.t(intake::states[static_cast<std::size_t>(each.state)].label);
        table.rows.push_back({.cells = {element("a", {{"href", import_address(entity, each.id)}}, each.file_name), ui::pill({.text = label, .tone = tone}),
                                        number_text(say, each.row_count), number_text(say, each.wrong_count), moment_html(call.reader(), each.created_at)}});
    }
    return ui::data_table(say, table);
}

}  // namespace

http::Response import_start(Call& call, Entity const& entity, std::string const& problem) {
    if (!intake::may_import(call.actor, entity)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto recent = intake::recent_imports(call.tx(), entity, 20);
    for (auto& import : recent) tell_undone(call, import);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}});
    main += ui::title_row({.title = import_heading(say, entity)});
    std::vector<Html> parts;
    if (!problem.empty()) parts.push_back(ui::notice({.text = problem, .tone = ui::Tone::bad, .is_new = true}));
    parts.push_back(ui::panel({.title = say.t(N_("New import")), .body = upload_form(call, entity, problem)}));
    if (!recent.empty()) parts.push_back(ui::panel({.title = say.t(N_("My imports")), .flush = recent_table(call, entity, recent)}));
    main += ui::stack(parts);
    return page(call, {.title = import_heading(say, entity), .current = &entity, .narrow = true, .status = problem.empty() ? 200 : 422}, std::move(main));
}

}  // namespace ateneu::pages
