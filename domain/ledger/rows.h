#pragma once
#include <map>
#include <span>
#include <vector>

#include "domain/ledger/ledger.h"

// The rows of a transfer as SQL, below all that is decided. Only domain/ledger includes this.

namespace ateneu::ledger {

/// As `book_transfer`; `reversal_of` is what it takes back.
Result<Booked> book(Transaction& tx, std::span<Move const> moves, Terms const& terms, std::optional<Id<Transfer>> reversal_of);

std::vector<Move> moves_of(db::Connection& sql, Id<Transfer> transfer);
/// Its id. A key, or a reversal, that somebody else wrote meanwhile makes the request run again.
std::int64_t insert_transfer(db::Connection& sql, Transfer const& transfer);
/// All in one statement, as the tables demand.
void insert_postings(db::Connection& sql, Id<Transfer> transfer, std::span<Move const> moves);
void move_balances(db::Connection& sql, std::map<Id<Account>, std::int64_t> const& changes);
/// Since when they are at a limit; nothing: they are not.
void flag(db::Connection& sql, std::vector<Id<Account>> const& accounts, std::optional<Instant> since);

}  // namespace ateneu::ledger
