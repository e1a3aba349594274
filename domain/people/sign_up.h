#pragma once
#include <string>

#include "core/store/store.h"
#include "domain/people/person.h"
#include "domain/people/session.h"
#include "domain/people/throttle.h"

// Somebody makes themselves an account. Source: TB-R48; docs/domain/people.md, "Signing up".

namespace ateneu::people {

/// How often an address may be tried, and how often it is tried from one place.
inline constexpr ThrottleLimits sign_up_limits{.per_account = 5, .per_address = 20, .window_seconds = 15 * 60};
/// Nobody fills the form in faster; programs do.
inline constexpr std::int64_t quickest_sign_up_seconds = 4;
/// People don't use longer ones.
inline constexpr std::size_t longest_own_password = 128;

/// Seconds to wait, and counts nothing then; 0: it is counted, go on.
std::int64_t count_sign_up(db::Database& database, std::string const& email, std::string const& network_address, Instant now);

/// Whether somebody has this address already, as first or second one, in whatever case.
bool is_address_taken(db::Connection& sql, std::string const& email);

struct SigningUp {
    Person person;      ///< without a username: it is made from the name
    std::string hash;   ///< of the password
    bool takes_news = true;
    bool is_to_confirm = true;  ///< a letter asks whether the address is theirs
};
/// The person, a login, what they like, and the letter. Problems stand at the person's fields.
struct SignedUp {
    Id<Person> person;
    Problems problems = {};
};
SignedUp sign_up(Transaction& tx, SigningUp wanted, Tongue const& tongue);

}  // namespace ateneu::people
