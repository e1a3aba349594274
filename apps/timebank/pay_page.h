#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// Giving time from one's own account to a member or to the bank, and the receipt.
std::vector<AppRoute> pay_routes();
/// What was paid, for its two sides and for administrators.
http::Response show_receipt(Call& call);

}  // namespace ateneu::timebank
