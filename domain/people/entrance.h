#pragma once
#include "core/site/site.h"
#include "core/access/seal.h"
#include "domain/people/session.h"

namespace ateneu::people {

// The second step of a login, and showing once more who one is. Source: spec "Dashboards and operations", §15.

/// Gives the browser its session, and the rest of this request as well.
void put_session(Call& call, http::Response& answer, NewSession const& session);

/// The cookie of a login that waits for its second factor.
inline constexpr std::string_view half_cookie = "ateneu_half";
/// After the right password: to the page that asks for the code.
http::Response to_second_step(Call& call, std::string const& half_token, bool stays, std::string_view next);
http::Response show_second_step(Call& call);
http::Response take_second_step(Call& call);

/// The handler for those who have just shown who they are (`Actor::is_fresh`). Others are asked first and come back: a
/// page is shown then, a form is sent again with what was typed, unless that was a password.
std::function<http::Response(Call&)> freshly(std::function<http::Response(Call&)> handler);
http::Response show_confirm(Call& call);
http::Response confirm(Call& call);

/// Where one's own secrets are made or shown, whoever looks as somebody else has no business: 403.
std::function<http::Response(Call&)> in_person(std::function<http::Response(Call&)> handler);

/// The seal of the site's key file.
Seal seal_of(Call const& call);

}  // namespace ateneu::people
