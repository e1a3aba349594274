#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// `GET /<app>/<plural>/merge?left=&right=`: both records field by field, and what would move; without two ids it asks for
/// them. The POST merges: problems come back with what was chosen (422), what changed meanwhile is shown anew (409).
void add_merge_routes(Site const& site, http::Router& router, Entity const& entity);
/// Whether this actor can merge records of a kind at all.
bool may_merge(Actor const& actor, Entity const& entity);
std::string merge_address(Entity const& entity, std::int64_t left, std::int64_t right = 0);
/// For a record that isn't there: on to the one it was merged into (301), else 404. `tail`: "/history".
http::Response merged_or_missing(Call& call, Entity const& entity, std::string const& tail = "");

}  // namespace ateneu::pages
