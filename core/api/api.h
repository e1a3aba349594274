#pragma once
#include "core/site/site.h"

namespace ateneu::api {

/// Whether the entity has addresses below `/api`: all but those that only the program deals with.
bool has_api(Entity const& entity);
/// `/api/<app>/<plural>` of every entity: list with the pages' filters, read, create (also many at once), update
/// with `If-Match`, delete. Token (`Authorization: Bearer …`) or session; errors as JSON.
void add_api(Site const& site, http::Router& router);

}  // namespace ateneu::api
