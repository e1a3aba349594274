#pragma once
#include "core/site/record_action.h"

namespace ateneu::people {

/// Takes somebody's second factor away who lost telephone and recovery codes. For those who may change logins; of a
/// superuser only for superusers. They are told.
RecordAction reset_factor_action();

}  // namespace ateneu::people
