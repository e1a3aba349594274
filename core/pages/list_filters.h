#pragma once
#include "core/pages/list_columns.h"

namespace ateneu::pages {

/// What narrows and orders a list, with the filters that are set as chips. `address`: of the list as it is.
ui::FilterBar filter_bar(View const& view, ListQuery const& query, Pairs const& address, std::string const& list_id);

/// The same order, columns and view, with every record.
std::string address_without_filters(Call& call, ListQuery const& query);

}  // namespace ateneu::pages
