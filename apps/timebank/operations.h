#pragma once
#include <vector>

#include "core/site/operation.h"

namespace ateneu::timebank {

/// What programs may have done in a bank, by the same deeds as the pages: `POST /api/timebank/pay`, `…/take-back`, `…/apply`.
/// Source: spec 7.
std::vector<Operation> operations();

}  // namespace ateneu::timebank
