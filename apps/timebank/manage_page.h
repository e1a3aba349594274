#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// All members, also who isn't active; with search, order and what an administrator does with each (TB-R44, R45, R62).
http::Response manage_page(Call& call, Bank const& bank);
http::Response change_active(Call& call, Bank const& bank);
/// The letter with a link to a password, once more (TB-R42).
http::Response invite(Call& call, Bank const& bank);
http::Response change_admin(Call& call, Bank const& bank);

/// Deleting for good, the second of two steps: says what is settled (TB-R34, R45).
http::Response delete_member_page(Call& call, Bank const& bank);
http::Response delete_member(Call& call, Bank const& bank);

http::Response new_member_page(Call& call, Bank const& bank);
http::Response add_member(Call& call, Bank const& bank);

http::Response limits_page(Call& call, Bank const& bank);
http::Response save_limits(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
