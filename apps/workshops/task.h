#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct AccountBenefit;
struct Event;
struct Membership;

/// What people do at workshops: instructor, helper, host, learner … Rules find it by its `name`.
struct Role {
    Id<Role> id;
    std::string name;
    std::string verbose_name;
    static Entity const& entity();
};

/// Who did what at a workshop. A learner of an instructor training may use a seat that a membership
/// or a benefit paid for, one of the two.
struct Task {
    Id<Task> id;
    Id<Event> event;
    Id<people::Person> person;
    Id<Role> role;
    std::optional<Id<Membership>> seat_membership;
    std::optional<Id<AccountBenefit>> allocated_benefit;
    bool seat_public = true;  ///< false: an in-house seat; means nothing without `seat_membership`
    bool seat_open_training = false;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
