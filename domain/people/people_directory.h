#pragma once
#include "core/access/directory.h"
#include "domain/people/last_seen.h"

namespace ateneu::people {

/// Answers who stands behind a cookie or an API token, and remembers that they were here: the server tells
/// `seen()` to write that down each minute and before it stops.
class PeopleDirectory : public Directory {
public:
    std::optional<Actor> by_session(db::Connection& sql, std::string_view token, Instant now) override;
    std::optional<Actor> by_token(db::Connection& sql, std::string_view token, Instant now) override;
    std::optional<Actor> by_person(db::Connection& sql, std::int64_t person) override;
    Hurdle hurdle(db::Connection& sql, Actor const& actor) override;
    LastSeen& seen() { return seen_; }

private:
    LastSeen seen_;
};

}  // namespace ateneu::people
