#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct Membership;

/// What an organisation is within a membership: its main one, the one that signs …
/// Rules find a role by its `name`; people read `verbose_name` where there is one.
struct MemberRole {
    Id<MemberRole> id;
    std::string name;
    std::string verbose_name;
    static Entity const& entity();
};

/// What a person is for a membership: who is billed, who runs the programme …
struct MembershipPersonRole {
    Id<MembershipPersonRole> id;
    std::string name;
    std::string verbose_name;
    static Entity const& entity();
};

/// A person who looks after a membership, in one role.
struct MembershipTask {
    Id<MembershipTask> id;
    Id<Membership> membership;
    Id<people::Person> person;
    Id<MembershipPersonRole> role;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
