#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// Who I am here, my password, where I am logged in, my tokens.
http::Response account_page(Call& call);
http::Response change_password(Call& call);
http::Response end_one_session(Call& call);
http::Response end_other_sessions(Call& call);
http::Response save_preferences(Call& call);
/// Shows the new token once.
http::Response make_token(Call& call);
http::Response revoke_one_token(Call& call);

}  // namespace ateneu::people
