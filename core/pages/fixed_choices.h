#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/entity/field.h"
#include "core/html/form.h"

namespace ateneu::pages {

/// Code and label.
using Choices = std::vector<std::pair<std::string, std::string>>;

/// All choices of a field with a fixed list (choice, country, language, time zone, boolean), in the order of the
/// reader's language; empty for others.
Choices fixed_choices(Say const& say, Field const& field);
/// The options of a select, none of them chosen, where there are hundreds: made once for each language.
/// Nothing for fields with few choices.
Html const* ready_options(Say const& say, Field const& field);

}  // namespace ateneu::pages
