#pragma once
#include "core/entity/entity.h"

namespace ateneu::workshops {

/// A set of lessons taught together at a workshop. Three rows are not curricula but answers:
/// "other" ones, the one "don't know yet" and the one "mix and match"; rules find those by their
/// flag.
struct Curriculum {
    Id<Curriculum> id;
    std::string name;
    std::string slug;
    std::string carpentry;
    std::string description;
    Url website;
    bool active = true;
    bool other = false;
    bool unknown = false;
    bool mix_match = false;
    static Entity const& entity();
};

/// A family of curricula; planned, and so far without rows.
struct CurriculumType {
    Id<CurriculumType> id;
    Uuid uuid;
    std::string program_category;
    std::string name;
    std::string description;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
