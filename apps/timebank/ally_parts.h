#pragma once
#include "apps/timebank/allying.h"
#include "apps/timebank/office.h"

// What the two pages about allied banks share.

namespace ateneu::timebank {

std::string ally_address(Bank const& bank, Id<Alliance> alliance, std::string_view deed = {});
ui::Pill state_pill(Say const& say, Alliance const& alliance);
/// Buttons of what the bank may do with a request that waits.
Html request_buttons(Call const& call, Bank const& bank, Alliance const& alliance);
/// A cap in a form: hours and minutes, or nothing.
Html cap_field(Call const& call, std::optional<Duration> held, Problems const& problems);
std::optional<Duration> cap_of(Call const& call, Problems& problems);

}  // namespace ateneu::timebank
