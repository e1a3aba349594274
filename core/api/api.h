#pragma once
#include "core/site/site.h"

namespace ateneu::api {

/// `/api/<app>/<plural>` of every entity: list with the pages' filters, read, create, update with
/// `If-Match`, delete. Token (`Authorization: Bearer …`) or session; errors as JSON.
void add_api(Site const& site, http::Router& router);

}  // namespace ateneu::api
