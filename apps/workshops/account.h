#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

/// Where the benefits of a person, an organisation or a consortium are kept: one account each.
struct Account {
    Id<Account> id;
    Uuid uuid;
    std::string account_type;
    AnyReference holder;
    bool active = true;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// Somebody who may speak for an account.
struct AccountOwner {
    Id<AccountOwner> id;
    Uuid uuid;
    Id<Account> account;
    Id<people::Person> person;
    std::string permission_type;
    bool active = true;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
