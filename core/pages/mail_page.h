#pragma once
#include "core/http/server.h"
#include "core/site/site.h"

namespace ateneu::pages {

/// `/dev/mail`: the letters of the folder, where no mail server is set and the site says so (`Settings::shows_mail`).
/// They hold links that open accounts: only superusers read them, and whoever sits at this very machine.
void add_mail_pages(Site const& site, http::Router& router);

}  // namespace ateneu::pages
