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
/// By how much each account changes, in the order of their ids.
using Changes = std::map<Id<Account>, std::int64_t>;
struct Inserted {
    Id<Transfer> transfer;
    bool is_heard = false;  ///< some webhook listens to something
};
/// The transfer, its postings and what they change, in as few statements as the database takes: one on PostgreSQL, where each
/// is a message to the server and back. A key, or a reversal, that somebody else wrote meanwhile makes the request run again.
Inserted insert(db::Connection& sql, Transfer const& transfer, std::span<Move const> moves, Changes const& changes);
/// Since when they are at a limit; nothing: they are not.
void flag(db::Connection& sql, std::vector<Id<Account>> const& accounts, std::optional<Instant> since);

}  // namespace ateneu::ledger
