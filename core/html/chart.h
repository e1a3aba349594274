#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/html/basics.h"

/// Charts are SVG made here: no script is needed, they look the same on paper, and colours come from the page's tokens
/// (interface guide, part 7). A picture never stands alone: a sentence says what it shows, and a table has its numbers.
namespace ateneu::ui {

/// A place along the chart: a month, a country, a year.
struct Point {
    std::string key;        ///< for programs: "2026-03", "ES"
    std::string label;      ///< under the chart: "Mar"
    std::string name = {};  ///< in the table: "March 2026"; "" takes the label
    std::string href = {};  ///< where its records are listed
    std::string const& full() const { return name.empty() ? label : name; }
};
/// One line, or one colour of bars. A value may be unknown, which isn't 0.
struct Series {
    std::string key, label;
    std::vector<std::optional<double>> values;  ///< one a point
    bool before = false;  ///< the same a year before: dashed, and no colour of its own
};
struct Figures {
    std::vector<Point> points;
    std::vector<Series> series;
    std::string note = {};  ///< what one should know of these numbers: "12 people without a country"
};
enum class ChartKind { line, bar, stack, map };

struct ChartBox {
    std::string id;             ///< of the figure
    std::string title;
    std::string unit;           ///< "people, end of month"
    std::string along;          ///< heads the table's first column
    Figures figures;
    std::string as_of = {};     ///< when the numbers were looked up, translated; "" says nothing
    std::string title_href = {};  ///< the chart's own page
    std::vector<std::pair<std::string, std::string>> files = {};  ///< label and address: "CSV", "JSON"
    bool table_open = false;    ///< the table stands open
};

/// Lines may begin above 0, and the axis says where. At most five; further ones are added up as "Other".
Html chart_line(Say const& say, ChartBox const& box);
/// Bars of several series stand beside each other.
Html chart_bar(Say const& say, ChartBox const& box);
/// Series stand on each other. At most six; further ones are added up as "Other".
Html chart_stack(Say const& say, ChartBox const& box);
/// Countries of the world by ISO 3166 code (`Point::key`), the first series in five steps of one colour.
Html chart_map(Say const& say, ChartBox const& box);
Html chart(Say const& say, ChartKind kind, ChartBox const& box);

/// A small line in a tile, oldest value first; nothing where there are fewer than two.
Html spark(std::vector<double> const& values);

/// Round numbers along an axis, from at or below the least value to at or above the greatest.
struct Axis {
    double low = 0, high = 1, step = 1;
    /// Per cent of the height, from above.
    double height_of(double value) const { return 100.0 - 100.0 * (value - low) / (high - low); }
    std::vector<double> ticks() const;
};
/// `from_zero`: always holds 0. `whole`: no steps below one.
Axis axis_of(double least, double greatest, bool from_zero, bool whole);
/// The largest `most - 1` series in their order and the sum of the others as "Other", where there are more than `most`.
std::vector<Series> at_most(Say const& say, std::vector<Series> series, std::size_t most);
/// Up to four bounds that part the values into five steps of much the same number of values, growing: a value belongs
/// to the step that as many bounds lie below it.
std::vector<double> step_bounds(std::vector<double> values);
/// A figure of the chart's own kind as people read it: `1,482`, `2.17`.
std::string figure_text(Say const& say, double value);

}  // namespace ateneu::ui
