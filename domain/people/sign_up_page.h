#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// `/signup`: people make themselves an account (TB-R48), where the house takes sign-ups.
std::vector<AppRoute> sign_up_routes();
/// Where a visitor signs up and comes back from to `next`; "" where the house takes none.
std::string sign_up_address(Call const& call, std::string const& next = {});

}  // namespace ateneu::people
