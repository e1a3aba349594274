#include "core/csv/figures.h"

#include <fmt/format.h>

#include "core/base/csv_line.h"
#include "core/base/json.h"

namespace ateneu::csv {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

void add_value(std::string& out, std::optional<double> const& value) {
    out += ',';
    if (value) append_csv_value(out, fmt::format("{}", *value));
}

void add_values(JsonWriter& json, std::vector<std::optional<double>> const& values) {
    json.begin_array();
    for (auto const& value : values) value ? json.number(*value) : json.null();
    json.end_array();
}

}  // namespace

std::string figures_csv(Figured const& chart, bool labels) {
    std::string out(labels ? utf8_mark : "");
    append_csv_cell(out, labels ? chart.along : "key");
    for (auto const& series : chart.figures.series) append_csv_cell(out += ',', labels ? series.label : series.key);
    out += "\r\n";
    for (std::size_t i = 0; i < chart.figures.points.size(); ++i) {
        auto const& point = chart.figures.points[i];
        append_csv_cell(out, labels ? point.full() : point.key);
        for (auto const& series : chart.figures.series) add_value(out, series.values[i]);
        out += "\r\n";
    }
    return out;
}

std::string figures_json(Figured const& chart) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("chart").text(chart.app + "/" + chart.name).key("title").text(chart.title).key("unit").text(chart.unit).key("as_of").text(chart.as_of);
    json.key("points").begin_array();
    for (auto const& point : chart.figures.points) {
        json.begin_object();
        json.key("key").text(point.key).key("label").text(point.full());
        json.end_object();
    }
    json.end_array();
    json.key("series").begin_array();
    for (auto const& series : chart.figures.series) {
        json.begin_object();
        json.key("key").text(series.key).key("label").text(series.label);
        json.key("values");
        add_values(json, series.values);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return out;
}

}  // namespace ateneu::csv
