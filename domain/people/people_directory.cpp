#include "domain/people/people_directory.h"

#include "domain/people/actor_of.h"
#include "domain/people/hurdle.h"
#include "domain/people/service.h"
#include "domain/people/session.h"
#include "domain/people/token.h"
#include "domain/people/viewing.h"

namespace ateneu::people {

std::optional<Actor> PeopleDirectory::by_session(db::Connection& sql, std::string_view token, Instant now) {
    auto const session = find_session(sql, token, now);
    if (!session) return {};
    seen_.note(session->id, now);
    auto actor = actor_of(sql, session->person);
    actor.proved_at = session->proved_at;
    if (session->viewing.value != 0)
        if (auto as = seen_as(sql, actor, session->viewing, now)) return as;
    return actor;
}

std::optional<Actor> PeopleDirectory::by_token(db::Connection& sql, std::string_view token, Instant now) {
    if (token.starts_with(service_mark)) {
        auto service = find_service(sql, token, now);
        if (!service) return {};
        seen_.note(service->token, now);
        return std::move(service->actor);
    }
    auto known = find_token(sql, token, now);
    if (!known) return {};
    seen_.note(known->id, now);
    auto actor = actor_of(sql, known->person);
    actor.via = std::move(known->name);
    actor.scopes = std::move(known->scopes);
    return actor;
}

std::optional<Actor> PeopleDirectory::by_person(db::Connection& sql, std::int64_t person) {
    auto actor = actor_of(sql, {person});
    if (!actor.inside) return {};
    return actor;
}

Hurdle PeopleDirectory::hurdle(db::Connection& sql, Actor const& actor) { return hurdle_of(sql, {actor.person}); }

}  // namespace ateneu::people
