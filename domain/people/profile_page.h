#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// What somebody may change of their own record, whatever the groups say: names, where they are, what they do, on the
/// web. Neither notes of others nor rights.
http::Response show_profile(Call& call);
http::Response save_profile(Call& call);
/// The same page with what is wrong with a new e-mail address.
struct EmailForm;
http::Response profile_with(Call& call, EmailForm const& email);

}  // namespace ateneu::people
