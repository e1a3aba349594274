#pragma once
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

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
    static Entity const& entity();
};

// Sessions are technical rows: plain SQL writes them, without permission, validation or history, because they
// come and go with every login and say nothing about the community.

inline constexpr std::int64_t session_idle_seconds = 24 * 3600;
inline constexpr std::int64_t session_longest_seconds = 30 * 24 * 3600;

/// What the browser gets; the token can't be read again later.
struct NewSession {
    Id<Session> id;
    std::string token;
    Instant expires_at;
};
/// `address` and `user_agent` are kept for the list of one's own sessions.
NewSession open_session(db::Connection& sql, Id<Person> person, std::string_view address,
                        std::string_view user_agent, Instant now);

struct OpenSession {
    Id<Session> id;
    Id<Person> person;
};
/// The session of a cookie, while it has neither expired nor been idle too long and its person may log in.
/// Reads only: whoever answers the request tells `LastSeen`.
std::optional<OpenSession> find_session(db::Connection& sql, std::string_view token, Instant now);

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
/// All of a person's sessions but one; how many there were.
std::int64_t end_sessions(db::Connection& sql, Id<Person> person, Id<Session> except = {});
/// Takes away what has expired.
void sweep_sessions(db::Connection& sql, Instant now);

}  // namespace ateneu::people
