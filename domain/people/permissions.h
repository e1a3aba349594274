#pragma once
#include <string_view>

#include "core/store/store.h"

namespace ateneu::people {

/// Makes the permission rows that the program knows and the database lacks: four for each entity, and
/// `people.person.restricted_api` and `people.person.view_as`. The usual groups get what they should have of the new ones; what they have
/// of the older ones stays as somebody left it. One query when nothing is missing.
void sync_permissions(Transaction& tx);

/// Gives each of the usual groups that has no permission at all its usual ones (after an import: AMY makes the
/// groups before the permissions, so that they come empty).
void fill_empty_groups(Transaction& tx);

/// Whether the usual group of that name may do it. `administrators`: everything people work on; `steering
/// committee`, `invoicing`, `trainers`: see everything, change a few things. Logins, tokens, groups and
/// permissions are left to superusers.
bool is_usual(std::string_view group, Entity const& entity, Action action);

}  // namespace ateneu::people
