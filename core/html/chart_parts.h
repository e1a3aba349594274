#pragma once
#include "core/html/chart.h"

// What the kinds of charts share. Only core/html/chart*.cpp include this.

namespace ateneu::ui {

/// `12.5%`, one decimal at most.
std::string percent(double value);
/// `12.5`, for paths in a box of 100 by 100.
std::string hundredth(double value);

/// The figure around a drawing: caption with title, unit and legend, the drawing, its table.
Html figure(Say const& say, ChartBox const& box, Html const& legend, Html const& drawing);
/// What stands instead of a drawing where there is nothing to draw.
Html nothing_drawn(Say const& say);
bool has_values(Figures const& figures);

/// The key of each series, in their colours; nothing for a single one.
Html legend(std::vector<Series> const& series, bool lines);

/// "Bar chart. Spain 12, France 7." and the like: what the drawing says to who doesn't see it.
std::string sentence_of_lines(Say const& say, ChartBox const& box);
std::string sentence_of_bars(Say const& say, ChartBox const& box, char const* beginning);

/// Labels beside and below a plot, with lines across it.
Html labels_beside(Say const& say, Axis const& axis);
Html labels_below(std::vector<Point> const& points);
Html grid_lines(Axis const& axis);

}  // namespace ateneu::ui
