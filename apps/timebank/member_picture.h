#pragma once
#include "apps/timebank/bank_frame.h"

namespace ateneu::timebank {

/// The picture of a member as members of the bank see it, or a drawing for who gave none. `portrait`: of the person, 0 for none.
Html member_picture(Id<Bank> bank, int uid, std::int64_t person, std::int64_t portrait, std::string_view size = {});
/// The same with the name behind it, which leads to `href`.
Html member_ref(Id<Bank> bank, int uid, std::int64_t person, std::int64_t portrait, std::string const& name, std::string const& href);

/// The bank's logo at the foot of its pages; nothing on pages of no bank.
Html bank_foot(Call& call);

/// Pictures of members, for members of the same bank; the logo, for everybody who sees the bank.
std::vector<AppRoute> picture_routes();

}  // namespace ateneu::timebank
