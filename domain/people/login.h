#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// What lets a person log in, apart from the person, so that nothing that shows people can show it. Somebody
/// without a row can't log in.
struct Login {
    Id<Login> id;
    Id<Person> person;
    Secret password;  ///< a hash (core/access/password.h); empty or beginning with `!`: none was set
    bool is_active = false;
    bool is_superuser = false;
    std::optional<Instant> last_login;
    std::optional<Instant> signed_up_at;  ///< they made it themselves; none: somebody of the house did
    std::optional<Instant> confirmed_at;  ///< of those: when they showed that the address is theirs (TB-R49)
    static Entity const& entity();
};

/// An account elsewhere that somebody may log in with.
struct SocialLogin {
    Id<SocialLogin> id;
    Id<Person> person;
    std::string provider;
    std::string uid;
    Secret extra_data;  ///< what the provider gave: it holds access tokens
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::people
