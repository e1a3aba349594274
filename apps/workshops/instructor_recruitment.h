#pragma once
#include <optional>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct Event;

/// The search for instructors of one workshop.
struct InstructorRecruitment {
    Id<InstructorRecruitment> id;
    Id<Event> event;
    std::string status = "o";  ///< `o` open, `c` closed
    std::optional<std::string>
        priority;  ///< `1` low … `3` high; absent: by the days left and the format
    std::optional<Id<people::Person>> assigned_to;
    std::string notes;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// An instructor who offers to teach at it. The store allows several by one person; forms don't.
struct InstructorRecruitmentSignup {
    Id<InstructorRecruitmentSignup> id;
    Id<InstructorRecruitment> recruitment;
    Id<people::Person> person;
    std::string state = "p";
    std::string interest = "session";  ///< `part` and `support` come from older data
    std::string user_notes, notes;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
