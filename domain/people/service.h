#pragma once
#include "core/access/actor.h"
#include "domain/people/access_group.h"
#include "domain/people/token.h"

namespace ateneu::people {

/// A program that acts for nobody: a website that lists workshops, a nightly export. It may do what it was given,
/// and has no record of its own to see. Superusers make them.
struct Service {
    Id<Service> id;
    std::string name;
    std::string description;
    bool is_active = true;
    std::vector<Id<Group>> groups;
    std::vector<Id<Permission>> permissions;
    Instant created_at;
    static Entity const& entity();
};

/// How a service says who it is; kept as a person's token is.
struct ServiceToken {
    Id<ServiceToken> id;
    Id<Service> service;
    std::string name;
    std::string prefix;
    Secret digest;
    std::vector<std::string> scopes;
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> last_used_at;
    static Entity const& entity();
};

/// What tokens of services begin with, so that one look-up finds them.
inline constexpr std::string_view service_mark = "ateneu_service_";

struct NewServiceToken {
    Id<ServiceToken> id;
    std::string text;  ///< can't be read again later
};
/// Who may is the caller's business. Refuses as `create_token` does.
Result<NewServiceToken> create_service_token(Transaction& tx, Id<Service> service, TokenWish const& wish);
/// False when there is no such token.
bool revoke_service_token(Transaction& tx, Id<ServiceToken> token);

struct KnownService {
    Id<ServiceToken> token;
    Actor actor;  ///< person 0; `via` names service and token
};
/// The service behind a token that is good, while the service is active. Reads only.
std::optional<KnownService> find_service(db::Connection& sql, std::string_view text, Instant now);

}  // namespace ateneu::people
