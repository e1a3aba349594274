#pragma once
#include <boost/json.hpp>

#include "core/site/site.h"

namespace ateneu::api {

/// `POST /api/files?record=people.person:12` (a form, or the bytes themselves with `name`), `GET` of the same lists
/// them; `GET` and `DELETE /api/files/{id}`.
void add_files(Site const& site, http::Router& router);

/// The same for the OpenAPI document: path → operations. Empty where the server keeps no files.
boost::json::object file_operations(Site const& site);

}  // namespace ateneu::api
