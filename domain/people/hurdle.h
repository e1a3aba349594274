#pragma once
#include "core/access/directory.h"
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// The first thing that this person has to do before pages open: agree to the terms of service (TB-R47: before everything
/// but logging in and out), then confirm the address they signed up with (TB-R49: before what visitors can't read).
/// Asked at each request: one statement.
Hurdle hurdle_of(db::Connection& sql, Id<Person> person);

inline constexpr char const* terms_page = "/terms";
inline constexpr char const* unconfirmed_page = "/account/unconfirmed";

/// How long whoever hasn't confirmed their address may log in (TB-R49).
inline constexpr std::int64_t unconfirmed_login_seconds = 2 * 24 * 3600;

}  // namespace ateneu::people
