#pragma once
#include "core/html/html.h"
#include "core/site/site.h"

// The pages of somebody who can't log in yet: asking for a link, and choosing a password with one.

namespace ateneu::people {

/// A page of its own kind: without menu, for whoever comes from an e-mail.
http::Response bare_page(Call& call, std::string const& title, Html const& content, int status = 200);
Html outside_form(Call const& call, char const* action, Html const& fields);
Html to_login(Call const& call);

/// `/password/…`.
std::vector<AppRoute> reset_routes();

}  // namespace ateneu::people
