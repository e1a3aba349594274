#pragma once
#include "apps/timebank/bank_frame.h"
#include "core/site/app.h"

namespace ateneu::timebank {

/// Asking for time, and answering who asks (TB-R22); one's own alone.
std::vector<AppRoute> time_request_routes();
/// What waits for the answer of whoever looks, as a notice that leads there; nothing where nothing waits.
Html asked_notice(Call& call, AtBank const& at);
/// The way to ask a member for time; `post`: what for, 0 for nothing.
std::string ask_address(AtBank const& at, int uid, std::int64_t post = 0);
/// On the home page: who asks the actor for time, in all their banks.
HomePart home(Transaction& tx);

/// The office sees what waits; only who shall pay answers.
http::Response office_time_requests_page(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
