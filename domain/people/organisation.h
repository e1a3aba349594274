#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

/// A university, company, project or association, known by its web domain, which may hold a path
/// (`carpentries.org/community-lessons/`).
struct Organisation {
    Id<Organisation> id;
    std::string fullname;
    std::string domain;
    std::optional<Country> country;
    std::optional<Degrees> latitude;
    std::optional<Degrees> longitude;
    std::vector<Id<Organisation>> affiliated_organisations;
    static Entity const& entity();
};

}  // namespace ateneu::people
