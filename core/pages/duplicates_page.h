#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// `GET /<app>/<plural>/duplicates`: pairs that may be one, one list for each way of being alike; the POST remembers that
/// two are different.
void add_duplicates_routes(Site const& site, http::Router& router, Entity const& entity);
std::string duplicates_address(Entity const& entity);
/// A quiet word on a record's page where others may be the same; "" otherwise.
Html duplicates_notice(Call& call, Entity const& entity, std::int64_t id);

}  // namespace ateneu::pages
