#pragma once
#include "core/access/actor.h"
#include "core/base/id.h"
#include "core/db/database.h"

namespace ateneu::people {

struct Person;

/// Who a session or token acts for: name, permissions (their own and their groups'), roles, language, theme and time
/// zone. A visitor when there is no such person or they may not log in (any more).
Actor actor_of(db::Connection& sql, Id<Person> person);

}  // namespace ateneu::people
