#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// One job: how far it is, by itself while it runs, and what can be done about it.
http::Response job_page(Call& call, Entity const& job);
/// Its progress as server-sent events and as a part of the page, and the deeds: stop, try again.
void add_job_routes(Site const& site, http::Router& router);

}  // namespace ateneu::pages
