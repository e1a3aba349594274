#pragma once
#include "core/store/store.h"
#include "domain/people/person.h"

// Somebody whose last membership has ended: whether anything still needs them here. Source: TB-R46.

namespace ateneu::privacy {

/// Whether this house needs the person to go on: they hold rights, or an app has records about them that would stay without a
/// name if they were erased (`Options::personal`, and not `OnErase::remove`). What only names them, and what is there for
/// them alone, holds nobody; so an app says nothing here that its fields don't say already.
bool is_held(Transaction& tx, Id<people::Person> person);

/// Shuts their login at once and orders their erasure, without the two people whom `ask_erasure` needs: they left by
/// themselves, or were let go by whoever may.
void erase_who_left(Transaction& tx, Id<people::Person> person);

}  // namespace ateneu::privacy
