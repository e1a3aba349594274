#pragma once
#include "apps/workshops/request.h"

namespace ateneu {
struct Entity;
}

namespace ateneu::workshops {

/// Somebody tells us about a workshop that they organise themselves.
struct SelfOrganisedSubmission : RequestCommon {
    Id<SelfOrganisedSubmission> id;
    std::optional<Date> start, end;
    Url workshop_url;  ///< needed when the format is `standard`
    std::string workshop_format, workshop_format_other;
    std::vector<Id<Curriculum>> workshop_types;
    std::string workshop_types_other;  ///< not asked any more
    std::string workshop_types_other_explain;
    std::optional<Country> country;
    Id<people::Language> language;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
