#pragma once
#include <string>

#include "core/entity/entity.h"

namespace ateneu::workshops {

/// How far in their studies the learners are.
struct AcademicLevel {
    Id<AcademicLevel> id;
    std::string name;
    static Entity const& entity();
};

/// How used to computing the learners are.
struct ComputingExperienceLevel {
    Id<ComputingExperienceLevel> id;
    std::string name;
    static Entity const& entity();
};

/// How somebody heard of the community; older names hold HTML links.
struct InfoSource {
    Id<InfoSource> id;
    std::string name;
    static Entity const& entity();
};

/// A kind of data that learners work with. At most one row is `unknown`, "don't know yet".
struct DataVariant {
    Id<DataVariant> id;
    std::string name;
    bool unknown = false;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
