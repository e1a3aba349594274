#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// The reports of a bank: to read and print, as CSV, and all in one ZIP.
http::Response reports_page(Call& call, Bank const& bank);
http::Response report_page(Call& call, Bank const& bank);
http::Response report_csv(Call& call, Bank const& bank);
http::Response reports_zip(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
