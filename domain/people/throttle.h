#pragma once
#include "core/base/time.h"
#include "core/db/database.h"

namespace ateneu::people {

/// How many logins may fail within the window before the door stays shut for a while.
struct ThrottleLimits {
    int per_account = 10;  ///< whoever asks
    int per_address = 50;  ///< whatever the account: a school may share one address
    std::int64_t window_seconds = 15 * 60;
};

// Attempts are technical rows in a table of their own: plain SQL writes them, without permission or history,
// in transactions that stand even when the request is rolled back. Those who ask at the very same instant may
// pass a limit together; the next one meets it.

/// Seconds until this account may be tried again from this address; 0: now.
std::int64_t seconds_to_wait(db::Connection& sql, std::string const& account, std::string const& address,
                             Instant now, ThrottleLimits const& limits = {});
/// Counts an attempt. It is written before the password is looked at, so that many at once all count.
void note_attempt(db::Connection& sql, std::string const& account, std::string const& address, Instant now);
/// Forgets what failed for an account whose owner has just got in, and what nobody counts any more.
void forget_attempts(db::Connection& sql, std::string const& account, Instant now,
                     ThrottleLimits const& limits = {});

}  // namespace ateneu::people
