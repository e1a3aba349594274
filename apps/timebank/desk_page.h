#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// Paper cheques, one after the other, by keyboard alone: Enter books one and brings the next empty form (flow F4).
http::Response desk_page(Call& call, Bank const& bank);
http::Response book_cheque(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
