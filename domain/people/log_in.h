#pragma once
#include "core/access/password.h"
#include "core/base/result.h"
#include "domain/people/session.h"
#include "domain/people/throttle.h"

namespace ateneu::people {

/// Somebody at the door.
struct Knock {
    std::string name;  ///< a username, or an e-mail address in any case when it has an `@`
    std::string password;
    std::string address;  ///< of the network; "" when unknown
    std::string user_agent;
    std::string old_token = {};  ///< of the session the browser had; ended when the login succeeds
    bool stays = false;  ///< logged in also when the browser is closed
};

/// What became of it: a person and a session, a person who still has to show the second factor, or a refusal.
struct LogIn {
    Id<Person> person;
    NewSession session = {};  ///< only where there is no `half_token`
    std::string half_token = {};  ///< of domain/people/half_login.h
    Refusal refusal = {};  ///< `wrong_login`, `try_later`, or `unconfirmed` with who it is (TB-R49)
    std::int64_t retry_after_seconds = 0;  ///< with `try_later`, for the header of that name
    explicit operator bool() const { return static_cast<bool>(person) && refusal.code.empty(); }
};

/// Logs in with a password, in transactions of its own: one that counts the attempt, none while the password
/// is checked (slow on purpose), one that opens the session. A wrong name, a wrong password and a person who
/// may not log in get the same words after the same time. Old hashes are replaced by today's kind.
LogIn log_in(db::Database& database, Knock const& knock, Instant now, HashCost cost = {},
             ThrottleLimits const& limits = {});

}  // namespace ateneu::people
