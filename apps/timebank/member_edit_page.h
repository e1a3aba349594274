#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// What the office knows of a member: number, day and tags, its own note, and the person's data where they are the bank's
/// alone to change (TB-R64). Each part is saved by itself, against the version that was seen.
http::Response edit_member_page(Call& call, Bank const& bank);
http::Response save_membership(Call& call, Bank const& bank);
http::Response save_note(Call& call, Bank const& bank);
http::Response save_person(Call& call, Bank const& bank);

/// A member's own page for their tags in a bank.
std::vector<AppRoute> own_tags_routes();

}  // namespace ateneu::timebank
