#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Group;
struct Person;

/// What a group may do, for one person in one place alone: in the bank, company or site that the records there name as
/// their scope (`Entity::scope`). Elsewhere it gives nothing.
struct Role {
    Id<Role> id;
    Id<Person> person;
    Id<Group> group;
    AnyReference place;  ///< the scope
    static Entity const& entity();
};

}  // namespace ateneu::people
