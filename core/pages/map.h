#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// A list's other face, `?view=map`: for entities with a place.
bool has_map(Entity const& entity);
bool wants_map(Call const& call, Entity const& entity);
bool wants_map(std::vector<std::pair<std::string, std::string>> const& asked, Entity const& entity);
/// The map of all rows of the list, not only of one page; `address` holds its parameters. Links zoom in and out and
/// open records, so it works without script; the list under it is the same content for those who can't see it.
Html list_map(Call& call, ListQuery const& query, std::vector<std::pair<std::string, std::string>> const& address);
/// The link from the table to the map, or back.
Html map_link(Call& call, Entity const& entity, std::vector<std::pair<std::string, std::string>> const& address);

}  // namespace ateneu::pages
