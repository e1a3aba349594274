#pragma once
#include <string>
#include <vector>

#include "core/db/database.h"

namespace ateneu::ledger {

/// What is wrong with the sums, one sentence each: transfers that don't sum to zero or say nothing, kept balances and flags
/// that differ from the postings, books that don't sum to zero, postings in another book than their account, reversals that
/// aren't the opposite. Every set is summed by the database.
std::vector<std::string> check(db::Connection& sql);

}  // namespace ateneu::ledger
