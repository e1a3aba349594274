#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/access/actor.h"
#include "core/base/time.h"
#include "core/db/database.h"

namespace ateneu {

/// What somebody who is logged in has to do before pages open to them.
struct Hurdle {
    std::string address;     ///< of the page where they do it; "": nothing stands in the way
    bool before_all = false; ///< also before what visitors may read, and before their own account
};

/// Who stands behind a cookie or a token. Declared here so that pages and API can ask; domain/people answers.
class Directory {
public:
    virtual ~Directory() = default;
    /// The actor of a live session, or nobody. Reads only; remembers in memory that the session was seen.
    virtual std::optional<Actor> by_session(db::Connection& sql, std::string_view token, Instant now) = 0;
    /// The actor of a live API token, or nobody.
    virtual std::optional<Actor> by_token(db::Connection& sql, std::string_view token, Instant now) = 0;
    /// The same person as they are today, for work that goes on after the request; nobody when they may no longer log in.
    virtual std::optional<Actor> by_person(db::Connection& sql, std::int64_t person) = 0;
    /// What stands before the pages for whoever sits behind this session; asked at each of their requests.
    virtual Hurdle hurdle(db::Connection&, Actor const&) { return {}; }
};

}  // namespace ateneu
