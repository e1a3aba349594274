#pragma once
#include "core/html/html.h"
#include "core/site/site.h"

// The pages of somebody who can't log in yet: asking for a link, and choosing a password with one.

namespace ateneu::people {

struct Person;

Html outside_form(Call const& call, char const* action, Html const& fields);
Html to_login(Call const& call);
/// "You asked several times …", for so many seconds.
std::string wait_sentence(Say const& say, std::int64_t seconds);
/// Whoever opened a link is the person it was sent to: they are who did it, though nobody is logged in.
Actor person_at_the_door(Person const& person, Tongue const& tongue);

/// `/password/…`.
std::vector<AppRoute> reset_routes();

}  // namespace ateneu::people
