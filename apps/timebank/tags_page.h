#pragma once
#include "apps/timebank/tags.h"
#include "core/html/tokens.h"
#include "core/site/site.h"

namespace ateneu::timebank {

/// The tag cloud of a bank, and what is offered to who writes tags.
std::vector<AppRoute> tags_routes();

/// A control for tags that knows the bank's own.
Html tag_input(Call& call, Bank const& bank, Tagged of, ui::Field const& field, std::string const& value);

}  // namespace ateneu::timebank
