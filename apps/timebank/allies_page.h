#pragma once
#include "apps/timebank/office.h"

namespace ateneu::timebank {

/// Banks that this one is allied with, was, or was asked by; and asking another one (TB-R80).
http::Response allies_page(Call& call, Bank const& bank);
http::Response ask_ally(Call& call, Bank const& bank);
/// One of them: how the two stand with each other, payments between them, the cap, settling (TB-R83).
http::Response ally_page(Call& call, Bank const& bank);
http::Response ask_to_end_alliance(Call& call, Bank const& bank);
/// The deeds of its buttons: "accept", "reject", "cancel", "end", "agree", "drop".
http::Response answer_alliance(Call& call, Bank const& bank);
http::Response save_cap(Call& call, Bank const& bank);
http::Response propose_to_settle(Call& call, Bank const& bank);

}  // namespace ateneu::timebank
