#include "domain/people/people_directory.h"

#include "domain/people/actor_of.h"
#include "domain/people/session.h"
#include "domain/people/token.h"

namespace ateneu::people {

std::optional<Actor> PeopleDirectory::by_session(db::Connection& sql, std::string_view token, Instant now) {
    auto const session = find_session(sql, token, now);
    if (!session) return {};
    seen_.note(session->id, now);
    return actor_of(sql, session->person);
}

std::optional<Actor> PeopleDirectory::by_token(db::Connection& sql, std::string_view token, Instant now) {
    auto const known = find_token(sql, token, now);
    if (!known) return {};
    seen_.note(known->id, now);
    return actor_of(sql, known->person);
}

std::optional<Actor> PeopleDirectory::by_person(db::Connection& sql, std::int64_t person) {
    auto actor = actor_of(sql, {person});
    if (!actor.inside) return {};
    return actor;
}

}  // namespace ateneu::people
