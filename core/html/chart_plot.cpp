#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/html/chart_parts.h"

// Lines and bars: a box of percent, with a second one of 100 by 100 inside for what is stretched.
namespace ateneu::ui {
namespace {

constexpr std::size_t most_lines = 5, most_slices = 6;
/// More labels don't fit under a plot on a desk.
constexpr std::size_t most_labels = 12;
/// Of them, a phone shows every second one.
constexpr std::size_t most_labels_on_phones = 8;

std::string shortened(double value, char const* unit) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string out = text;
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return (out == "-0" ? "0" : out) + unit;
}

std::string colour(char const* letter, std::size_t index) { return letter + std::to_string(index % most_slices + 1); }

/// The middle of a point's band, per cent from the start.
double middle(std::size_t index, std::size_t count) { return 100.0 * (static_cast<double>(index) + 0.5) / static_cast<double>(count); }

struct Range {
    double least = 0, greatest = 0;
    bool whole = true;
};

Range range_of(std::vector<Series> const& all) {
    std::optional<double> least, greatest;
    Range range;
    for (auto const& series : all)
        for (auto const& value : series.values) {
            if (!value) continue;
            least = std::min(least.value_or(*value), *value);
            greatest = std::max(greatest.value_or(*value), *value);
            range.whole = range.whole && *value == std::round(*value);
        }
    range.least = least.value_or(0);
    range.greatest = greatest.value_or(0);
    return range;
}

/// A line is parted where a value is unknown.
std::string path_of(Series const& series, Axis const& axis) {
    std::string out;
    bool drawing = false;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.values[i])
            out += (drawing ? "L" : "M") + hundredth(middle(i, series.values.size())) + " " + hundredth(axis.height_of(*series.values[i]));
        drawing = series.values[i].has_value();
    }
    return out;
}

/// The ground under the first line, where it has no gaps.
Html area_under(Series const& series, Axis const& axis) {
    auto const count = series.values.size();
    if (count < 2 || !std::all_of(series.values.begin(), series.values.end(), [](auto const& value) { return value.has_value(); })) return {};
    return element("path", {{"class", "ar"}, {"data-s", "0"},
                            {"d", path_of(series, axis) + "L" + hundredth(middle(count - 1, count)) + " 100L" + hundredth(middle(0, count)) + " 100Z"}}, Html());
}

Html stretched(Html const& paths) {
    return element("svg", {{"viewBox", "0 0 100 100"}, {"preserveAspectRatio", "none"}, {"width", "100%"}, {"height", "100%"}, {"overflow", "visible"}}, paths);
}

Html value_label(Say const& say, double x, double y, double value, char const* anchor) {
    return element("text", {{"class", "v"}, {"x", percent(x)}, {"y", percent(y)}, {"dy", "-8"}, {"text-anchor", anchor}}, figure_text(say, value));
}

/// The last value that the first line has, with a dot.
Html last_value(Say const& say, Series const& series, Axis const& axis) {
    for (auto i = series.values.size(); i-- > 0;)
        if (auto const& value = series.values[i]) {
            auto const x = middle(i, series.values.size()), y = axis.height_of(*value);
            return element("circle", {{"class", "b1"}, {"data-s", "0"}, {"cx", percent(x)}, {"cy", percent(y)}, {"r", "5"}}, Html()) +
                   value_label(say, x, y, *value, x > 12 ? "end" : "start");
        }
    return {};
}

Html bar(std::string const& look, std::size_t series, double x, double width, double top, double bottom) {
    return element("rect", {{"class", look}, {"data-s", std::to_string(series)}, {"x", percent(x)}, {"width", percent(width)}, {"y", percent(top)},
                            {"height", percent(bottom - top)}, {"rx", "2"}}, Html());
}

Html plot(std::string const& sentence, Say const& say, Axis const& axis, std::vector<Point> const& points, Html const& drawn) {
    auto const picture = element("svg", {{"class", "plot"}, {"role", "img"}, {"aria-label", sentence}}, grid_lines(axis) + drawn);
    return element("div", {{"class", "plot-grid"}}, labels_beside(say, axis) + picture + labels_below(points));
}

}  // namespace

std::string percent(double value) { return shortened(value, "%"); }
std::string hundredth(double value) { return shortened(value, ""); }

Html grid_lines(Axis const& axis) {
    Html lines;
    for (auto const tick : axis.ticks()) {
        auto const y = percent(axis.height_of(tick));
        lines += element("line", {{"class", tick == 0 ? "grid zero" : "grid"}, {"x1", "0"}, {"x2", "100%"}, {"y1", y}, {"y2", y}}, Html());
    }
    return lines;
}

Html labels_beside(Say const& say, Axis const& axis) {
    Html texts;
    std::size_t longest = 0;
    for (auto const tick : axis.ticks()) {
        auto const text = figure_text(say, tick);
        longest = std::max(longest, text.size());
        texts += element("text", {{"x", "100%"}, {"y", percent(axis.height_of(tick))}}, text);
    }
    return element("svg", {{"class", longest <= 3 ? "plot-y short" : longest <= 6 ? "plot-y" : "plot-y long"}, {"aria-hidden", "true"}}, texts);
}

Html labels_below(std::vector<Point> const& points) {
    auto const every = (points.size() + most_labels - 1) / most_labels;
    Html texts;
    // The last one always has its label, because that is where one looks.
    for (std::size_t i = 0; i < points.size(); ++i)
        texts += element("span", {}, every < 2 || (points.size() - 1 - i) % every == 0 ? Html(points[i].label) : Html());
    auto const shown = every < 2 ? points.size() : points.size() / every;
    return element("div", {{"class", shown > most_labels_on_phones ? "plot-x dense" : "plot-x"}, {"aria-hidden", "true"}}, texts);
}

Html legend(std::vector<Series> const& all, bool lines) {
    if (all.size() < 2) return {};
    Html keys;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const look = std::string(lines ? "key key-line " : "key ") + colour("b", i);
        auto const box = element("rect", {{"width", "100%"}, {"height", "100%"}}, Html());
        keys += element("li", {{"data-s", std::to_string(i)}}, element("svg", {{"class", look}, {"aria-hidden", "true"}}, box) + Html(all[i].label));
    }
    return element("ul", {{"class", "legend push"}}, keys);
}

Html chart_line(Say const& say, ChartBox const& box) {
    if (!has_values(box.figures)) return figure(say, box, {}, nothing_drawn(say));
    auto const lines = at_most(say, box.figures.series, most_lines);
    auto const range = range_of(lines);
    // Where all values lie close together far from 0, the axis begins near them, and says so.
    bool const from_zero = range.least < 0.6 * range.greatest;
    auto const axis = axis_of(range.least, range.greatest, from_zero, range.whole);
    Html paths;
    for (auto i = lines.size(); i-- > 0;) {
        auto const look = "ln " + colour("s", i) + (lines[i].before ? " dash" : "");
        if (i == 0) paths += area_under(lines[0], axis);
        paths += element("path", {{"class", look}, {"data-s", std::to_string(i)}, {"d", path_of(lines[i], axis)}}, Html());
    }
    auto told = box;
    if (!from_zero) told.unit += " · " + say.t({N_("axis from {value}"), {{"value", figure_text(say, axis.low)}}});
    return figure(say, told, legend(lines, true), plot(sentence_of_lines(say, box), say, axis, box.figures.points, stretched(paths) + last_value(say, lines[0], axis)));
}

Html chart_bar(Say const& say, ChartBox const& box) {
    if (!has_values(box.figures)) return figure(say, box, {}, nothing_drawn(say));
    auto const all = at_most(say, box.figures.series, most_slices);
    auto const range = range_of(all);
    auto const axis = axis_of(range.least, range.greatest, true, range.whole);
    auto const count = box.figures.points.size();
    auto const band = 100.0 / static_cast<double>(count);
    auto const width = std::min(5.0, band * 0.7 / static_cast<double>(all.size()));
    auto const zero = axis.height_of(0);
    Html drawn;
    for (std::size_t s = 0; s < all.size(); ++s)
        for (std::size_t i = 0; i < count; ++i) {
            if (!all[s].values[i]) continue;
            auto const x = middle(i, count) + width * (static_cast<double>(s) - static_cast<double>(all.size()) / 2);
            auto const y = axis.height_of(*all[s].values[i]);
            drawn += bar(colour("b", s), s, x, width * 0.9, std::min(y, zero), std::max(y, zero));
            if (s == 0 && i + 1 == count) drawn += value_label(say, x + width / 2, std::min(y, zero), *all[s].values[i], count > 4 ? "end" : "middle");
        }
    return figure(say, box, legend(all, false), plot(sentence_of_bars(say, box, N_("Bar chart.")), say, axis, box.figures.points, drawn));
}

Html chart_stack(Say const& say, ChartBox const& box) {
    if (!has_values(box.figures)) return figure(say, box, {}, nothing_drawn(say));
    auto const all = at_most(say, box.figures.series, most_slices);
    auto const count = box.figures.points.size();
    std::vector<double> heights(count);
    bool whole = true;
    for (auto const& series : all)
        for (std::size_t i = 0; i < count; ++i) {
            heights[i] += series.values[i].value_or(0);
            whole = whole && heights[i] == std::round(heights[i]);
        }
    auto const axis = axis_of(0, *std::max_element(heights.begin(), heights.end()), true, whole);
    auto const width = std::min(7.0, 70.0 / static_cast<double>(count));
    Html drawn;
    for (std::size_t i = 0; i < count; ++i) {
        double below = 0;
        for (std::size_t s = 0; s < all.size(); ++s) {
            auto const value = all[s].values[i].value_or(0);
            if (value == 0) continue;
            drawn += bar(colour("b", s), s, middle(i, count) - width / 2, width, axis.height_of(below + value), axis.height_of(below));
            below += value;
        }
    }
    if (heights.back() > 0) drawn += value_label(say, middle(count - 1, count) + width / 2, axis.height_of(heights.back()), heights.back(), "end");
    return figure(say, box, legend(all, false), plot(sentence_of_bars(say, box, N_("Stacked bar chart.")), say, axis, box.figures.points, drawn));
}

Html spark(std::vector<double> const& values) {
    if (values.size() < 2) return {};
    auto const [low, high] = std::minmax_element(values.begin(), values.end());
    auto const span = *high > *low ? *high - *low : 1.0;
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i)
        line += (i == 0 ? "M" : "L") + hundredth(100.0 * static_cast<double>(i) / static_cast<double>(values.size() - 1)) + " " +
                hundredth(95.0 - 88.0 * (values[i] - *low) / span);
    return element("svg", {{"class", "spark"}, {"viewBox", "0 0 100 100"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
                   element("path", {{"class", "ar"}, {"d", line + "L100 100L0 100Z"}}, Html()) + element("path", {{"class", "ln s1"}, {"d", line}}, Html()));
}

}  // namespace ateneu::ui
