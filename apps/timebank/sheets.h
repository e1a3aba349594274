#pragma once
#include "apps/timebank/office.h"

// Papers to cut up: cards for members, cheques for who pays without internet.

namespace ateneu::timebank {

/// Eight on a page: bank, name and number, and a code that leads to the form which gives time to that member. The active
/// members, or the one of `?member=`.
http::Response member_cards(Call& call, Bank const& bank);
/// A page of five for each active member, or for the one of `?member=`, with bank and number printed on.
http::Response cheque_sheets(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
