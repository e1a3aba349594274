#pragma once
#include "core/site/record_action.h"

namespace ateneu::people {

/// "Revoke" on a token and on many: by the person it acts for, and by superusers.
RecordAction revoke_action();

}  // namespace ateneu::people
