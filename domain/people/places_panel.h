#pragma once
#include <set>

#include "core/site/site.h"

namespace ateneu::people {

/// A role that holds in one place, and what its group may do.
struct PlaceRole {
    AnyReference place;
    std::int64_t group = 0;
    std::string group_name;
    std::set<std::string, std::less<>> permissions;
};
/// All of a person's, by place and name of the group.
std::vector<PlaceRole> place_roles(Transaction& tx, std::int64_t person);
/// "Only in one place": where, through which group, and what it opens there; nothing where there is none. Places that the
/// reader doesn't see have no title.
Html places_panel(Call& call, std::vector<PlaceRole> const& roles);

}  // namespace ateneu::people
