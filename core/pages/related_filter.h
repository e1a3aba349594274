#pragma once
#include "core/pages/view.h"

// Filters on related records: tasks at a workshop in Canada, people who hold a badge.

namespace ateneu::pages {

/// The address's `related=event.country` asks for a control; it filters nothing by itself.
inline constexpr std::string_view related_name = "related";
/// The parameters that `list_query` knows, without those of the page around the list: `related`, `view`, `area`.
std::vector<std::pair<std::string, std::string>> list_parameters(std::vector<std::pair<std::string, std::string>> const& fields);

/// The controls of the related filters that are set or asked for, and "Filter on related records", which asks for one more.
Html related_controls(View const& view, ListQuery const& query);
/// Whether a related filter of this name has its control there, so that it needn't be kept by hand.
bool has_related_control(Filter const& filter);

}  // namespace ateneu::pages
