#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// The figures of a bank: activity by month with its chart, and who and what for.
http::Response activity_page(Call& call, Bank const& bank);
http::Response activity_csv(Call& call, Bank const& bank);
http::Response idle_page(Call& call, Bank const& bank);
http::Response demographics_page(Call& call, Bank const& bank);
http::Response logins_page(Call& call, Bank const& bank);
http::Response without_page(Call& call, Bank const& bank);
http::Response services_page(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
