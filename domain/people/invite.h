#pragma once
#include "core/site/record_action.h"

namespace ateneu::people {

/// "Invite": a mail with a link to choose a password, to a person who has none yet. Makes their login where there is
/// none; may be done again, the last link counts.
RecordAction invite_action();

}  // namespace ateneu::people
