#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/entity/entity.h"
#include "core/html/chart.h"
#include "core/html/show.h"

namespace ateneu {

class Transaction;

/// The years that a chart is asked for. What isn't said is up to the chart.
struct ChartYears {
    std::optional<int> first, last;
};

/// A chart, declared once by its app: shown on the home page, on a page of its own (`/charts/<app>/<name>`), and given
/// away as CSV and JSON. Its numbers come from rows that the reader may see, and nobody else's.
struct Chart {
    std::string name;      ///< of the address
    char const* title;     ///< msgid
    char const* unit;      ///< msgid: "people", "workshops by month"
    char const* along;     ///< msgid: heads the first column of its table, "Country"
    char const* about;     ///< msgid: what exactly is counted, in one or two sentences
    ui::ChartKind kind = ui::ChartKind::bar;
    /// Whose rows it counts. Who sees none of them has no such chart.
    Entity const* of = nullptr;
    /// The numbers, out of rows that the transaction's actor may see.
    std::function<ui::Figures(Transaction&, Reader const&, ChartYears const&)> figures;
    /// Which years its page offers: one (`?year=2026`), a span (`?from=2020&to=2026`), or none.
    enum class Years { none, one, span } years = Years::none;
    bool at_home = true;  ///< also on the home page
    /// Where the records behind it are listed; "" for none.
    std::string list = {};
};

}  // namespace ateneu
