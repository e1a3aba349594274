#pragma once
#include <functional>

#include "core/store/store.h"

namespace ateneu::people {

/// Writes what people may ask for but never write by hand (tokens, passwords: kept records, system fields):
/// the program writes, and the change set names the person who asked. Whether they may ask is the caller's
/// business.
Written as_program(Transaction& tx, std::function<Written(Transaction&)> const& write);

}  // namespace ateneu::people
