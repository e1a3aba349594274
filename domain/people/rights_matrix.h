#pragma once
#include <map>
#include <set>

#include "core/site/site.h"

namespace ateneu::people {

/// What a group may do, as a table for each app: kinds of records down, see, add, change, delete and what is particular
/// across. `codes` of what it has; `ids` of all permissions by code.
struct RightsMatrix {
    std::map<std::string, std::int64_t, std::less<>> ids;
    std::map<std::string, std::string, std::less<>> labels;
    std::set<std::int64_t> given;
    std::string filter = {};   ///< folded; only kinds whose names hold it
    bool can_change = false;   ///< boxes to tick, in a form; otherwise words
};
RightsMatrix rights_matrix(Transaction& tx, std::vector<std::int64_t> const& given);
/// One panel an app; `shown` gathers the ids of the permissions that have a box.
Html matrix_panels(Call& call, RightsMatrix const& matrix, std::vector<std::int64_t>& shown);

/// See, add, change, delete.
char const* verb_of(Action action);
inline constexpr Action every_action[] = {Action::view, Action::add, Action::change, Action::remove};

}  // namespace ateneu::people
