#include "core/pages/chart_page.h"

#include "core/base/text.h"
#include "core/csv/figures.h"
#include "core/html/chart.h"
#include "core/html/form.h"
#include "core/html/record.h"
#include "core/html/shell.h"

namespace ateneu::pages {

namespace {

constexpr int first_year = 1900, last_year = 2200;

std::string address_of(App const& app, Chart const& chart) { return "/charts/" + app.name + "/" + chart.name; }

/// Who sees no row of what it counts has no such chart; of the others, each sees their own rows counted.
bool may_see(Call& call, Chart const& chart) { return call.actor.sees_some(*chart.of); }

/// What the address says of years, as text and as numbers.
struct Asked {
    ChartYears years;
    std::string first_error, last_error;
    http::Fields fields = {};
};

std::optional<int> year_of(Call& call, std::string_view name, std::string& error) {
    auto const text = trimmed(call.request.query[name]);
    if (text.empty()) return {};
    auto const year = parse_integer(text);
    if (year && *year >= first_year && *year <= last_year) return static_cast<int>(*year);
    error = call.say.t(N_("Write a year of four digits, for example 2026."));
    return {};
}

Asked asked_of(Call& call, Chart const& chart) {
    Asked asked;
    if (chart.years == Chart::Years::one) {
        asked.years.first = asked.years.last = year_of(call, "year", asked.first_error);
    } else if (chart.years == Chart::Years::span) {
        asked.years.first = year_of(call, "from", asked.first_error);
        asked.years.last = year_of(call, "to", asked.last_error);
        if (asked.years.first && asked.years.last && *asked.years.last < *asked.years.first) {
            asked.last_error = call.say.t(N_("The last year comes before the first."));
            asked.years = {};
        }
    }
    return asked;
}

std::vector<std::pair<std::string, std::string>> parameters_of(Chart const& chart, ChartYears const& years) {
    std::vector<std::pair<std::string, std::string>> all;
    if (chart.years == Chart::Years::one && years.first) all.emplace_back("year", std::to_string(*years.first));
    if (chart.years == Chart::Years::span && years.first) all.emplace_back("from", std::to_string(*years.first));
    if (chart.years == Chart::Years::span && years.last) all.emplace_back("to", std::to_string(*years.last));
    return all;
}

std::string file_address(App const& app, Chart const& chart, ChartYears const& years, std::string_view extension, bool labels) {
    auto parameters = parameters_of(chart, years);
    if (labels) parameters.emplace_back("labels", "1");
    return address_of(app, chart) + "." + std::string(extension) + (parameters.empty() ? "" : "?" + http::to_query(parameters));
}

ui::ChartBox box_of(Call& call, App const& app, Chart const& chart, ChartYears const& years) {
    auto const& say = call.say;
    ui::ChartBox box{.id = "chart-" + app.name + "-" + chart.name, .title = say.t(chart.title), .unit = say.t(chart.unit), .along = say.t(chart.along),
                     .figures = chart.figures(call.tx(), call.reader(), years)};
    box.as_of = say.t({N_("as of {time}"), {{"time", clock_text(call.reader(), call.now)}}});
    box.files = {{say.t(N_("CSV to read")), file_address(app, chart, years, "csv", true)},
                 {say.t(N_("CSV for programs")), file_address(app, chart, years, "csv", false)},
                 {"JSON", file_address(app, chart, years, "json", false)}};
    return box;
}

Html year_field(Call& call, std::string const& name, std::string const& label, std::optional<int> value, std::string const& error) {
    ui::Field const field{.id = name, .name = name, .label = label, .error = error, .mark_optional = false, .width = 2};
    return ui::field(call.say, field, ui::input(field, {.value = value ? std::to_string(*value) : std::string(call.request.query[name]), .type = "number",
                                                        .min = std::to_string(first_year), .max = std::to_string(last_year), .step = "1"}));
}

/// Which years: a GET form, so that the address is the state.
Html years_form(Call& call, App const& app, Chart const& chart, Asked const& asked) {
    auto const& say = call.say;
    if (chart.years == Chart::Years::none) return {};
    Html fields;
    if (chart.years == Chart::Years::one) {
        fields = year_field(call, "year", say.t(N_("Year")), asked.years.first, asked.first_error);
    } else {
        fields = year_field(call, "from", say.t(N_("From year")), asked.years.first, asked.first_error) +
                 year_field(call, "to", say.t(N_("To year")), asked.years.last, asked.last_error);
    }
    return element("form", {{"class", "chart-years"}, {"action", address_of(app, chart)}, {"method", "get"}}, fields + ui::submit({.label = say.t(N_("Show")), .look = ui::Look::quiet}));
}

http::Response chart_page(Call& call, App const& app, Chart const& chart) {
    if (!may_see(call, chart)) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const asked = asked_of(call, chart);
    auto box = box_of(call, app, chart, asked.years);
    box.table_open = true;
    ui::TitleRow title{.title = box.title, .sub = say.t(chart.about)};
    if (!chart.list.empty()) title.actions.push_back(ui::link_button({.label = say.t(N_("See the records")), .icon = "list-ul"}, chart.list));
    auto main = ui::breadcrumb(say, {{{say.t(N_("Charts")), "/charts"}}}) + ui::title_row(title) + years_form(call, app, chart, asked);
    main += element("div", {{"class", "chart-page"}}, ui::panel({.body = ui::chart(say, chart.kind, box)}));
    auto answer = page(call, {.title = box.title, .app = app.name}, main);
    if (!asked.first_error.empty() || !asked.last_error.empty()) answer.status = 422;
    return answer;
}

http::Response chart_file(Call& call, App const& app, Chart const& chart, bool json) {
    if (!may_see(call, chart)) return call.site.error(call, 404);
    auto const asked = asked_of(call, chart);
    // A file of other years than those that were asked for would not show it.
    if (!asked.first_error.empty() || !asked.last_error.empty()) return call.site.error(call, 400);
    csv::Figured const figured{.app = app.name, .name = chart.name, .title = call.say.t(chart.title), .unit = call.say.t(chart.unit), .along = call.say.t(chart.along),
                               .figures = chart.figures(call.tx(), call.reader(), asked.years), .as_of = iso(call.now)};
    http::Response answer{.content_type = json ? "application/json" : "text/csv; charset=utf-8"};
    answer.body = json ? csv::figures_json(figured) : csv::figures_csv(figured, call.request.query["labels"] == "1");
    if (json) return answer;
    return answer.with("Content-Disposition", "attachment; filename=\"" + chart.name + "-" + iso(call.reader().today()) + ".csv\"");
}

template <class Deed>
void each_chart(Call& call, Deed const& deed) {
    for (auto const& app : call.site.apps())
        for (auto const& chart : app.charts)
            if (may_see(call, chart)) deed(app, chart);
}

/// Maps have their list beside them, and want the whole width.
Html panel_of(Call& call, App const& app, Chart const& chart) {
    auto box = box_of(call, app, chart, {});
    box.title_href = address_of(app, chart);
    auto const panel = ui::panel({.body = ui::chart(call.say, chart.kind, box)});
    return element("div", {{"class", chart.kind == ui::ChartKind::map ? "wide" : ""}}, panel);
}

http::Response all_charts(Call& call) {
    std::vector<Html> panels;
    each_chart(call, [&](App const& app, Chart const& chart) { panels.push_back(panel_of(call, app, chart)); });
    auto main = ui::title_row({.title = call.say.t(N_("Charts")), .sub = call.say.t(N_("Counted from the records that you may see."))});
    main += panels.empty() ? ui::empty({.title = call.say.t(N_("There is no chart for you")), .text = call.say.t(N_("Charts count records, and you may see none of those."))})
                           : element("div", {{"class", "charts"}}, all(panels));
    return page(call, {.title = call.say.t(N_("Charts"))}, main);
}

}  // namespace

std::vector<Html> home_charts(Call& call) {
    std::vector<Html> panels;
    each_chart(call, [&](App const& app, Chart const& chart) {
        if (chart.at_home) panels.push_back(panel_of(call, app, chart));
    });
    return panels;
}

bool has_charts(Call& call) {
    bool any = false;
    each_chart(call, [&](App const&, Chart const&) { any = true; });
    return any;
}

void add_chart_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = "/charts", .handler = all_charts}, Site::Door::page);
    for (auto const& app : site.apps())
        for (auto const& chart : app.charts) {
            auto const address = address_of(app, chart);
            site.add(router, {.method = "GET", .pattern = address, .handler = [&app, &chart](Call& call) { return chart_page(call, app, chart); }}, Site::Door::page);
            site.add(router, {.method = "GET", .pattern = address + ".csv", .handler = [&app, &chart](Call& call) { return chart_file(call, app, chart, false); }}, Site::Door::page);
            site.add(router, {.method = "GET", .pattern = address + ".json", .handler = [&app, &chart](Call& call) { return chart_file(call, app, chart, true); }}, Site::Door::page);
        }
}

}  // namespace ateneu::pages
