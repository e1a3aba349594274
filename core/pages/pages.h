#pragma once
#include "core/site/site.h"

namespace ateneu::pages {

/// Assets, home, and list, detail, form, deletion and history of every entity of the site.
void add_pages(Site const& site, http::Router& router);

}  // namespace ateneu::pages
