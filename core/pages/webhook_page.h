#pragma once
#include "core/pages/view.h"

namespace ateneu::pages {

/// A webhook with what was sent to it; a new secret, a message to try it, a message sent once more.
http::Response webhook_page(Call& call, Entity const& entity);
void add_webhook_routes(Site const& site, http::Router& router);

}  // namespace ateneu::pages
