#pragma once
#include "core/base/id.h"
#include "core/db/database.h"
#include "core/base/time.h"

namespace ateneu::people {

struct Person;

// Somebody whose password was right and who still has to show the second factor. A technical row, like a session: the
// browser holds a random token, we its digest. It opens the page that asks for the code and nothing else.

inline constexpr std::int64_t half_login_seconds = 600;

/// The token; others of the person's that have run out go.
std::string open_half_login(db::Connection& sql, Id<Person> person, Instant now);
/// Whose it is, while it hasn't run out and they may log in; 0 for nobody's.
Id<Person> find_half_login(db::Connection& sql, std::string_view token, Instant now);
/// Takes it back, so that it can't be used again; false where another request was quicker.
bool take_half_login(db::Connection& sql, std::string_view token);
/// All of a person's, when the password changes.
void end_half_logins(db::Connection& sql, Id<Person> person);

}  // namespace ateneu::people
