#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// Giving time from one's own account to a member, to the bank or to a member of an allied bank, and the receipt.
std::vector<AppRoute> pay_routes();
/// What was paid, for its two sides and for administrators.
http::Response show_receipt(Call& call);
http::Response show_ally_form(Call& call);
http::Response pay_ally_now(Call& call);

}  // namespace ateneu::timebank
