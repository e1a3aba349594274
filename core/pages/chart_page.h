#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// `/charts`, and of each chart its page, CSV and JSON.
void add_chart_routes(Site const& site, http::Router& router);
/// The charts of the home page that this reader may see, each in its panel.
std::vector<Html> home_charts(Call& call);
/// Whether there is any chart for this reader.
bool has_charts(Call& call);

}  // namespace ateneu::pages
