#pragma once
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// All payments of the bank, newest first, with filters; taking one back (TB-R33b), taking a comment away (TB-R33).
http::Response payments_page(Call& call, Bank const& bank);
http::Response take_back_page(Call& call, Bank const& bank);
http::Response take_payment_back(Call& call, Bank const& bank);
http::Response clear_comment_page(Call& call, Bank const& bank);
http::Response clear_comment(Call& call, Bank const& bank);

/// What the address asks for: `first`, `last`, `member` (a number), `category`, `kind`.
ExchangeFilter exchange_filter(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
