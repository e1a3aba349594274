#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

/// One thing that may be allowed: an entity and one of the four actions (`people.person.change`), or a
/// door of its own (`people.person.restricted_api`). The rows follow the program: `sync_permissions`.
struct Permission {
    Id<Permission> id;
    std::string code;
    std::string label;
    static Entity const& entity();
};

/// A named set of permissions, given to people together.
struct Group {
    Id<Group> id;
    std::string name;
    std::vector<Id<Permission>> permissions;
    static Entity const& entity();
};

}  // namespace ateneu::people
