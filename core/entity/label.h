#pragma once
#include <string>
#include <string_view>

#include "core/entity/field.h"
#include "core/html/say.h"

namespace ateneu {

/// The label of a choice, country, language, yes or no in the reader's language; the code itself where it has none.
std::string label_of(Say const& say, Field const& field, std::string_view code);

}  // namespace ateneu
