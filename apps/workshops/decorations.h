#pragma once
#include <vector>

#include "core/site/app.h"

namespace ateneu::workshops {

/// Badges beside a person's name, and how near a workshop is.
std::vector<Decoration> decorations();

}  // namespace ateneu::workshops
