#pragma once
#include "core/http/server.h"
#include "core/site/site.h"

namespace ateneu::pages {

/// What somebody should hear of: a page that lists it, one that leads to what it is about, "mark all read".
void add_notice_routes(Site const& site, http::Router& router);

}  // namespace ateneu::pages
