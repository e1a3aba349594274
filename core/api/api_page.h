#pragma once
#include "core/site/site.h"

namespace ateneu::api {

/// `/api`: what programs can do here, for people; `/api/docs/<app>/<plural>` for one kind of record.
void add_api_pages(Site const& site, http::Router& router);

}  // namespace ateneu::api
