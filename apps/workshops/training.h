#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct Event;

/// A step on the way to the instructor badge, and what has to be told about it.
struct TrainingRequirement {
    Id<TrainingRequirement> id;
    std::string name;
    bool url_required = false;
    bool event_required = false;
    bool involvement_required = false;
    static Entity const& entity();
};

/// A way of getting involved, for the step that asks for it. Archived when it is no longer offered.
struct Involvement {
    Id<Involvement> id;
    std::string display_name;
    std::string name;
    bool url_required = false;
    bool date_required = true;
    bool notes_required = false;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    std::optional<Instant> archived_at;
    static Entity const& entity();
};

/// How far a trainee came with one step. Which of event, involvement, date and URL belong to it
/// depends on the step and the involvement.
struct TrainingProgress {
    Id<TrainingProgress> id;
    Id<people::Person> trainee;
    Id<TrainingRequirement> requirement;
    std::string state = "p";
    std::optional<Id<Involvement>> involvement_type;
    std::optional<Id<Event>> event;
    std::optional<Date> date;
    std::optional<Url> url;
    std::string trainee_notes;
    std::string notes;  ///< the office's
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
