#pragma once
#include "apps/workshops/request.h"

namespace ateneu {
struct Entity;
}

namespace ateneu::workshops {

/// Somebody knows what they want: a workshop of a stated curriculum, somewhere, about a given day.
/// What older forms asked (conference, fields and levels of the learners) is kept, not asked any
/// more.
struct WorkshopRequest : CentralRequest {
    Id<WorkshopRequest> id;
    Id<people::Language> language;
    std::string conference_details;
    std::string scholarship_circumstances;  ///< exactly with the fee `waiver`
    static Entity const& entity();
};

}  // namespace ateneu::workshops
