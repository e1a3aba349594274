#pragma once
#include "core/site/site.h"

namespace ateneu::people {

// Roles: the groups, who is in them, and what they may do. Whoever may see people sees it; superusers change it, for
// only they give rights (`FieldAccess::superusers` of the fields behind it).

http::Response roles_page(Call& call);
http::Response add_role(Call& call);
/// One group, with its members and a table of its permissions; `?q=` narrows the table, `?find=` looks for people to add.
http::Response role_page(Call& call);
http::Response rename_role(Call& call);
http::Response change_members(Call& call);
http::Response change_permissions(Call& call);

}  // namespace ateneu::people
