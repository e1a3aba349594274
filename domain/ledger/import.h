#pragma once
#include <span>

#include "domain/ledger/ledger.h"

// For importers, which write postings in bulk.

namespace ateneu::ledger {

/// Adds to kept balances what was posted beside the deeds of the ledger, one move for each account, and finds out anew who is
/// at a limit (TB-R7, TB-R9). Throws `db::Error` of kind `check` where a balance would be further from zero than is held.
void add_to_balances(Transaction& tx, std::span<Move const> moves);

}  // namespace ateneu::ledger
