#pragma once
#include "core/html/html.h"
#include "core/site/site.h"

// The address that one logs in with: asked for on the profile, theirs once its reader confirms it.

namespace ateneu::people {

struct Person;

/// What somebody typed as their new address, and what is wrong with it.
struct EmailForm {
    std::string typed = {}, error = {};
};
/// The part of the profile page about it.
Html email_panel(Call& call, Person const& person, EmailForm const& form);

/// Writes to the new address; in a session that has just shown who it is. Where no e-mail can be sent, it changes at once.
http::Response change_email(Call& call);
http::Response forget_new_email(Call& call);
/// `/account/email/new`: what the link leads to, logged in or not.
std::vector<AppRoute> new_email_routes();

}  // namespace ateneu::people
