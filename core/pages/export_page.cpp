#include "core/pages/export_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/feedback.h"
#include "core/html/shell.h"
#include "core/pages/related_filter.h"
#include "core/site/origin.h"

namespace ateneu::pages {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What the address says of the list itself, not of the page or the file.
Pairs list_fields(Pairs const& asked) {
    auto fields = list_parameters(asked);
    std::erase_if(fields, [](auto const& field) { return field.first == "columns" || field.first == "labels" || field.first == "page" || field.first == "per_page"; });
    return fields;
}

/// What an address calls a column. What apps say about records beside their lists is no part of them and stays there.
std::vector<csv::Column> chosen_columns(Entity const& entity, std::string_view names, Problems& problems) {
    std::vector<csv::Column> columns;
    for (auto const name : split(names, ',')) {
        auto const computed = std::find_if(entity.computed.begin(), entity.computed.end(), [&](Computed const& each) { return each.name == name; });
        csv::Column const column{entity.find(name), computed == entity.computed.end() ? nullptr : &*computed};
        if (column.field || column.computed) {
            if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
        } else if (name != pills_column && !name.empty()) {
            problems.add("columns", N_("There is no field of this name."), "unknown_field");
        }
    }
    return columns;
}

http::Response say_no(Call& call, int status, std::string title, std::string text, Entity const& entity) {
    ui::ErrorText words{.title = title, .text = std::move(text)};
    words.actions.push_back(ui::link_button({.label = call.say.t(N_("Back to the list")), .look = ui::Look::primary}, entity.address()));
    return page(call, {.title = std::move(title), .current = &entity, .narrow = true, .status = status}, ui::error_text(call.say, words));
}

/// A list with a filter left out would be more than somebody asked for, and a file doesn't show it.
http::Response refuse_problems(Call& call, Entity const& entity, Problems const& problems) {
    std::string text;
    for (auto const& problem : problems.list()) text += (text.empty() ? "" : " ") + problem.field + ": " + call.say.t(problem.message);
    return say_no(call, 400, call.say.t(N_("This list can't be made")), text, entity);
}

/// The file goes before the snapshot that it reads.
struct UnderWay {
    UnderWay(std::shared_ptr<Reading> r, csv::Wish wish) : reading(std::move(r)), file(reading->tx, std::move(wish)) {}
    std::shared_ptr<Reading> reading;
    csv::Export file;
};

}  // namespace

http::Response export_list(Call& call, Entity const& entity, csv::Format format) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 403);
    if (!csv::can_export(entity, format)) return call.site.error(call, 404);
    Problems problems;
    csv::Wish wish{.query = list_query(entity, list_fields(call.request.query.list()), problems, &call.site.registry()), .format = format, .reader = call.reader()};
    wish.columns = chosen_columns(entity, call.request.query["columns"], problems);
    wish.labels = call.request.query["labels"] == "1";
    wish.site = origin_of(call);
    if (!problems.empty()) return refuse_problems(call, entity, problems);
    auto under_way = std::make_shared<UnderWay>(call.reading, std::move(wish));
    if (format == csv::Format::xlsx && under_way->file.total() > csv::most_sheet_rows)
        return say_no(call, 413, call.say.t(N_("This list is too long for a spreadsheet")),
                      call.say.t({N_("It has {count} rows, and a spreadsheet takes {most}. Narrow the list by filters, or take it as CSV."),
                                  {{"count", number_text(call.say, static_cast<long long>(under_way->file.total()))}, {"most", number_text(call.say, csv::most_sheet_rows)}}}),
                      entity);
    http::Response answer{.content_type = std::string(csv::content_type_of(format))};
    answer.stream = [under_way] { return under_way->file.next(); };
    answer.stream_pause_ms = 0;
    auto const name = std::string(entity.plural) + "-" + iso(call.reader().today()) + "." + std::string(csv::extension_of(format));
    return answer.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

Html export_menu(Call& call, ListQuery const& query) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    auto fields = list_fields(address_of(query));
    if (auto const columns = call.request.query["columns"]; !columns.empty()) fields.emplace_back("columns", columns);
    auto const href = [&](csv::Format format, bool labels) {
        auto all = fields;
        if (labels) all.emplace_back("labels", "1");
        auto const parameters = http::to_query(all);
        return entity.address() + "/export." + std::string(csv::extension_of(format)) + (parameters.empty() ? "" : "?" + parameters);
    };
    std::vector<ui::MenuItem> items = {
        {.label = say.t(N_("Spreadsheet (XLSX)")), .href = href(csv::Format::xlsx, false), .icon = "file-earmark-spreadsheet"},
        {.label = say.t(N_("CSV to read")), .href = href(csv::Format::csv, true), .icon = "filetype-csv"},
        {.label = say.t(N_("CSV to import again")), .href = href(csv::Format::csv, false), .icon = "filetype-csv"},
        {.label = say.t(N_("JSON for programs")), .href = href(csv::Format::json, false), .icon = "filetype-json"}};
    if (csv::can_export(entity, csv::Format::ics)) items.push_back({.label = say.t(N_("Calendar (iCal)")), .href = href(csv::Format::ics, false), .icon = "calendar3"});
    if (csv::can_export(entity, csv::Format::geojson)) items.push_back({.label = say.t(N_("Map data (GeoJSON)")), .href = href(csv::Format::geojson, false), .icon = "geo-alt"});
    return ui::menu("export-menu", {.label = say.t(N_("Export")), .icon = "download"}, items);
}

}  // namespace ateneu::pages
