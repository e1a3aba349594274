#pragma once
#include "core/store/store.h"

namespace ateneu::timebank {

/// Two time banks among the people who are there: members, offers, requests, some months of payments, an application that
/// waits. The same people give the same banks. The first of them look after a bank each.
void make_demo(Transaction& tx);

}  // namespace ateneu::timebank
