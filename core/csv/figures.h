#pragma once
#include <string>
#include <string_view>

#include "core/html/chart.h"
#include "core/html/say.h"

// A chart's numbers as files.

namespace ateneu::csv {

/// What a chart is, for its files.
struct Figured {
    std::string app, name;     ///< of its address
    std::string title, unit, along;  ///< translated
    ui::Figures figures;
    std::string as_of;         ///< when they were looked up, ISO
};
/// `labels`: headings and names as on the page, marked as UTF-8 for spreadsheets; without, keys. Nothing in it is taken
/// for a formula. Unknown values are empty.
std::string figures_csv(Figured const& chart, bool labels);
std::string figures_json(Figured const& chart);

}  // namespace ateneu::csv
