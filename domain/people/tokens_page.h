#pragma once
#include "core/site/site.h"

namespace ateneu::people {

/// One's own tokens, on the account page; `fresh` is the one just made, shown this once.
Html own_tokens_panel(Call& call, Problems const& problems, std::string const& fresh);
http::Response make_token(Call& call);
http::Response revoke_one_token(Call& call);

/// The services and their tokens, for superusers.
http::Response services_page(Call& call);
http::Response make_service_token(Call& call);
http::Response revoke_one_service_token(Call& call);

}  // namespace ateneu::people
