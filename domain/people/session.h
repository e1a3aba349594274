#pragma once
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;
struct Viewing;

/// A browser that somebody logged in with. The cookie holds a random token; we keep only its digest.
struct Session {
    Id<Session> id;
    Id<Person> person;
    Secret token_hash;  ///< SHA-256, hexadecimal
    Instant created_at;
    Instant last_seen_at;  ///< to the minute
    Instant expires_at;
    std::string address;
    std::string user_agent;
    bool stays = false;  ///< the browser keeps the cookie when it is closed
    std::optional<Instant> proved_at;  ///< when its person last showed who they are
    std::optional<Id<Viewing>> viewing;  ///< while they look at everything as somebody else
    static Entity const& entity();
};

// Sessions are technical rows: plain SQL writes them, without permission, validation or history, because they
// come and go with every login and say nothing about the community.

inline constexpr std::int64_t session_idle_seconds = 24 * 3600;
inline constexpr std::int64_t session_longest_seconds = 30 * 24 * 3600;
inline constexpr std::int64_t most_sessions = 10;  ///< of one person; who logs in once more ends the one used longest ago

/// What the browser gets; the token can't be read again later.
struct NewSession {
    Id<Session> id;
    std::string token;
    Instant expires_at;
    bool stays = false;
};
/// `address` and `user_agent` are kept for the list of one's own sessions.
NewSession open_session(db::Connection& sql, Id<Person> person, std::string_view address,
                        std::string_view user_agent, Instant now, bool stays = false);

struct OpenSession {
    Id<Session> id;
    Id<Person> person;
    Instant proved_at;
    Id<Viewing> viewing;  ///< 0: none
};
/// The session of a cookie, while it has neither expired nor been idle too long and its person may log in.
/// Reads only: whoever answers the request tells `LastSeen`.
std::optional<OpenSession> find_session(db::Connection& sql, std::string_view token, Instant now);

/// They have just shown who they are: the session goes on under a new token, so that an old one that somebody got hold
/// of is worth nothing.
NewSession renew_session(db::Connection& sql, Id<Session> session, Instant now);

struct SessionLine {
    Id<Session> id;
    Instant created_at, last_seen_at;
    std::string address, user_agent;
};
/// A person's sessions that are still good, the one used last first.
std::vector<SessionLine> sessions_of(db::Connection& sql, Id<Person> person, Instant now);

/// Logs this browser out.
void end_session(db::Connection& sql, std::string_view token);
/// False when the person has no such session.
bool end_session(db::Connection& sql, Id<Person> person, Id<Session> session);
/// All of a person's sessions but one, and logins that wait for their second factor; how many sessions there were.
std::int64_t end_sessions(db::Connection& sql, Id<Person> person, Id<Session> except = {});
/// Takes away what has expired.
void sweep_sessions(db::Connection& sql, Instant now);

}  // namespace ateneu::people
