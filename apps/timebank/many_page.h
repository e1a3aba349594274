#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// The same time from many to one or from one to many; asked to confirm, then all or nothing (TB-R28…R32).
http::Response many_page(Call& call, Bank const& bank);
http::Response pay_to_many(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
