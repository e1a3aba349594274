#pragma once
#include "core/jobs/kind.h"
#include "core/store/store.h"
#include "domain/people/throttle.h"

// Who forgot the password gets a link by e-mail.

namespace ateneu::people {

struct Person;

/// How often one may ask: for one address, and from one place.
inline constexpr ThrottleLimits forgotten_limits{.per_account = 3, .per_address = 20, .window_seconds = 15 * 60};

/// Leaves the rest to a job, so that the answer takes the same time whether somebody has this address or not. Returns
/// the seconds to wait where it was asked too often; 0: done.
std::int64_t ask_for_link(db::Database& database, std::string const& email, std::string const& network_address, Tongue const& tongue, Instant now,
                          ThrottleLimits const& limits = forgotten_limits);
/// Counts a letter that confirms a new address: against who asks for it, and with those above against the mailbox and
/// the place, so that nobody is flooded through us. Returns the seconds to wait, and counts nothing then; 0: go on.
std::int64_t count_new_address(db::Connection& sql, std::int64_t asker, std::string const& email, std::string const& network_address, Instant now,
                               ThrottleLimits const& limits = forgotten_limits);
jobs::Kind answering_forgotten();

/// The letters to everybody who has this address and may log in: a link for those with a password, otherwise why there
/// is none. How many. Source: AMY-screens, 2: "mails link to active people with that e-mail and a usable password".
int answer_forgotten(Transaction& tx, std::string const& email, Tongue const& tongue);

/// Whether `target` has rights that `other` lacks: then a link that `other` could read would give more than they have.
bool has_more_rights(db::Connection& sql, Id<Person> target, Id<Person> other);

}  // namespace ateneu::people
