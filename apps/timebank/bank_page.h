#pragma once
#include "core/site/app.h"

namespace ateneu::timebank {

/// What a bank says of itself, its open offers, and the ways in and out of it.
std::vector<AppRoute> bank_routes();

}  // namespace ateneu::timebank
