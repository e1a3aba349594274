#pragma once
#include "core/store/store.h"

namespace ateneu::privacy {

/// The rules of retention that every install has, and the register's first entries.
void seed(Transaction& tx);

}  // namespace ateneu::privacy
