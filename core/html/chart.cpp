#include "core/html/chart.h"

#include <algorithm>

#include "core/html/chart_parts.h"
#include "core/html/list.h"
#include "core/html/show.h"

namespace ateneu::ui {
namespace {

/// So many values are told in a sentence; the table has them all.
constexpr std::size_t most_told = 8;

Html table_of(Say const& say, ChartBox const& box) {
    Table table{.caption = box.title, .columns = {{.label = box.along}}, .rows = {}, .cards = false};
    for (auto const& series : box.figures.series) table.columns.push_back({.label = series.label, .numeric = true});
    for (std::size_t i = 0; i < box.figures.points.size(); ++i) {
        auto const& point = box.figures.points[i];
        Row row{.cells = {point.href.empty() ? Html(point.full()) : element("a", {{"href", point.href}}, point.full())}};
        for (auto const& series : box.figures.series)
            row.cells.push_back(series.values[i] ? Html(figure_text(say, *series.values[i])) : Html());
        table.rows.push_back(std::move(row));
    }
    // A long table scrolls in its box, also by keyboard.
    return element("div", {{"class", "table-scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", box.title}}, data_table(say, table));
}

std::string told(Say const& say, std::string const& what, double value) {
    return say.t({N_("{name} {value}"), {{"name", what}, {"value", figure_text(say, value)}}});
}

/// How a line went: from where to where, and its greatest value in between.
std::string line_told(Say const& say, ChartBox const& box, Series const& series) {
    auto const& points = box.figures.points;
    std::optional<std::size_t> first, last, most;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!series.values[i]) continue;
        if (!first) first = i;
        last = i;
        if (!most || *series.values[i] > *series.values[*most]) most = i;
    }
    if (!first) return say.t({N_("{name}: nothing yet."), {{"name", series.label}}});
    auto const value = [&](std::size_t at) { return figure_text(say, *series.values[at]); };
    return say.t({N_("{name}: {first} in {begin}, {last} in {end}, at most {most} in {when}."),
                  {{"name", series.label}, {"first", value(*first)}, {"begin", points[*first].full()}, {"last", value(*last)},
                   {"end", points[*last].full()}, {"most", value(*most)}, {"when", points[*most].full()}}});
}

}  // namespace

bool has_values(Figures const& figures) {
    return std::any_of(figures.series.begin(), figures.series.end(), [](Series const& series) {
        return std::any_of(series.values.begin(), series.values.end(), [](auto const& value) { return value.has_value() && *value != 0; });
    });
}

Html nothing_drawn(Say const& say) { return element("p", {{"class", "muted chart-none"}}, say.t("Nothing to show yet.")); }

std::string sentence_of_lines(Say const& say, ChartBox const& box) {
    auto text = say.t("Line chart.");
    for (auto const& series : box.figures.series) text += " " + line_told(say, box, series);
    return text;
}

std::string sentence_of_bars(Say const& say, ChartBox const& box, char const* beginning) {
    auto text = say.t(beginning);
    for (auto const& series : box.figures.series) {
        std::vector<std::pair<double, std::size_t>> values;
        for (std::size_t i = 0; i < series.values.size(); ++i)
            if (series.values[i].value_or(0) != 0) values.emplace_back(*series.values[i], i);
        // The greatest are told, in the order in which they stand.
        auto const more = values.size() > most_told ? values.size() - most_told : 0;
        if (more > 0) {
            std::stable_sort(values.begin(), values.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
            values.resize(most_told);
        }
        std::vector<std::string> parts;
        for (auto const& [value, at] : values) parts.push_back(told(say, box.figures.points[at].full(), value));
        if (more > 0) parts.push_back(say.n("{count} more", "{count} more", static_cast<long long>(more)));
        auto const listed = parts.empty() ? say.t("nothing yet") : list_text(say, parts);
        text += " " + say.t({N_("{name}: {values}."), {{"name", series.label}, {"values", listed}}});
    }
    return text;
}

Html figure(Say const& say, ChartBox const& box, Html const& keys, Html const& drawing) {
    auto const title = box.title_href.empty() ? Html(box.title) : element("a", {{"class", "quiet"}, {"href", box.title_href}}, box.title);
    auto caption = element("b", {}, title);
    auto const small = box.as_of.empty() ? box.unit : box.unit + " · " + box.as_of;
    if (!small.empty()) caption += element("span", {{"class", "muted small"}}, small);
    caption += keys;
    auto content = element("figcaption", {}, caption) + drawing;
    if (!box.figures.note.empty()) content += element("p", {{"class", "muted small chart-note"}}, box.figures.note);
    if (has_values(box.figures)) {
        Html files;
        for (auto const& [label, href] : box.files) files += element("a", {{"href", href}, {"download", true}}, Html(label) + unseen(Html(": ") + Html(box.title)));
        auto const beside = box.files.empty() ? Html() : element("p", {{"class", "chart-files"}}, files);
        content += element("details", {{"open", box.table_open}}, element("summary", {}, say.t("Show as table")) + table_of(say, box) + beside);
    }
    return element("figure", {{"class", "chart"}, {"id", box.id}, {"data-chart", true}}, content);
}

Html chart(Say const& say, ChartKind kind, ChartBox const& box) {
    switch (kind) {
        case ChartKind::line: return chart_line(say, box);
        case ChartKind::stack: return chart_stack(say, box);
        case ChartKind::map: return chart_map(say, box);
        case ChartKind::bar: break;
    }
    return chart_bar(say, box);
}

}  // namespace ateneu::ui
