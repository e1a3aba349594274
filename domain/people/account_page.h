#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// Who I am here, my password, where I am logged in, my tokens.
http::Response account_page(Call& call);
http::Response change_password(Call& call);
http::Response end_one_session(Call& call);
http::Response end_other_sessions(Call& call);
http::Response save_preferences(Call& call);
/// The page with what was wrong with one of its forms, or with a token that was just made.
http::Response account(Call& call, Problems const& problems, std::string const& fresh_token, int status);

}  // namespace ateneu::people
