#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// What somebody may change of their own record, whatever the groups say: names, where they are, what they do, on the
/// web. Neither notes of others nor rights.
http::Response show_profile(Call& call);
http::Response save_profile(Call& call);
/// The address that one logs in with; in a session that has just shown who it is.
http::Response change_email(Call& call);

}  // namespace ateneu::people
