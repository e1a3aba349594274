#pragma once
#include "core/site/site.h"

namespace ateneu::timebank {

/// `/banks/mails`: which e-mails one wants from which bank; `/unsubscribe/{}/{}`: one of them no more, without a login.
std::vector<AppRoute> mail_wishes_routes();

}  // namespace ateneu::timebank
