#pragma once
#include <vector>

#include "core/site/record_action.h"

namespace ateneu::timebank {

/// What superusers do on the records themselves, so that a new bank gets its first member and administrator: everything else
/// is done in the bank's office. And for programs what two banks, or two members, answer each
/// other.
std::vector<RecordAction> actions();

}  // namespace ateneu::timebank
