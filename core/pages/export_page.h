#pragma once
#include "core/csv/export.h"
#include "core/site/site.h"

namespace ateneu::pages {

/// `GET /<app>/<plural>/export.csv` and its sisters: the list of the same address parameters, whole, as a file. `columns`
/// (field names with commas) chooses among the fields; `labels=1` writes CSV for people.
http::Response export_list(Call& call, Entity const& entity, csv::Format format);
/// What this list can be taken away as.
Html export_menu(Call& call, ListQuery const& query);

}  // namespace ateneu::pages
