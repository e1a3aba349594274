#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// Whether the second factor is on, and what can be done about it; on the account page.
Html factor_panel(Call& call);
/// What happened to one's account lately.
Html events_panel(Call& call);

/// Setting it up: a picture for the telephone, and a code that shows that it was read.
http::Response show_factor(Call& call);
http::Response set_factor(Call& call);
http::Response renew_codes(Call& call);
/// The recovery codes that were just shown, as a file of text. Only what is good is given back.
http::Response codes_file(Call& call);
http::Response ask_factor_off(Call& call);
http::Response factor_off(Call& call);

}  // namespace ateneu::people
