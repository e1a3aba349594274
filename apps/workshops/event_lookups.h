#pragma once
#include "core/entity/entity.h"

namespace ateneu::workshops {

/// What sort of gathering an event is: a workshop, a training, a skill-up, a community session.
struct EventCategory {
    Id<EventCategory> id;
    Uuid uuid;
    std::string name;
    std::string description;
    bool active = true;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// A word that workshops carry. Some decide what the program does with the workshop (`TTT` makes it
/// an instructor training, `cancelled` takes it out of the calendar), so rules find tags by `name`.
struct Tag {
    Id<Tag> id;
    std::string name;
    std::string details;
    std::int64_t priority = 0;  ///< smaller ones stand first
    static Entity const& entity();
};

}  // namespace ateneu::workshops
