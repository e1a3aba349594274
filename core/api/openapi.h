#pragma once
#include <string>

#include "core/http/server.h"
#include "core/site/site.h"

namespace ateneu::api {

/// The whole API as an OpenAPI 3.1 document, from the entities' tables and the apps' actions.
std::string openapi_document(Site const& site);
/// `GET /api/openapi.json`, for those who are logged in: made once, at the first request.
void add_openapi(Site const& site, http::Router& router);

}  // namespace ateneu::api
