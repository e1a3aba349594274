#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// What waits in the office: applications, and accounts at a limit (TB-R10).
http::Response overview_page(Call& call, Bank const& bank);

/// Applications by their state, 20 a page (TB-R50).
http::Response applications_page(Call& call, Bank const& bank);
http::Response accept_application(Call& call, Bank const& bank);
http::Response decline_application(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
