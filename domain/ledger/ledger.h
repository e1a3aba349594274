#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/store/store.h"
#include "domain/ledger/transfer.h"

// The deeds of the ledger. Whether somebody may ask for one is its app's business; what the sums allow is decided here.
// A refusal writes nothing. Sources: docs/domain/ledger.md.

namespace ateneu::ledger {

/// Refuses `not_valid` for a unit that is neither `s` nor a currency, or a name that is too long.
Result<Id<Book>> open_book(Transaction& tx, Book const& book);
/// Empty, in its book, with its limits (TB-R11). Refuses `not_found` for the book, `limits_crossed`, `not_valid`.
Result<Id<Account>> open_account(Transaction& tx, Account account);

struct Bounds {
    std::optional<std::int64_t> lowest, highest;
    Limits limits = Limits::warn;
};
/// Also finds out anew whether the account is at a limit (TB-R10). Refuses `not_found`, `limits_crossed`.
Result<Done> set_limits(Transaction& tx, Id<Account> account, Bounds const& bounds);
/// Nothing moves on it any more (TB-R34: its app settles it first). Refuses `not_found`, `not_empty`.
Result<Done> close_account(Transaction& tx, Id<Account> account);
/// Refuses `not_found`.
Result<Done> reopen_account(Transaction& tx, Id<Account> account);

/// One account's part in a transfer.
struct Move {
    Id<Account> account;
    std::int64_t amount = 0;
};

/// What is said about a transfer besides its amounts.
struct Terms {
    std::string kind = "transfer";           ///< a short code of the app's
    std::string reason = {};
    std::string key = {};                    ///< the same key in the same book a second time gives what the first gave
    std::optional<Date> value_date = {};     ///< the day it is entered, unless it counts for another
    std::optional<Instant> at = {};          ///< now, unless an import brings what was entered before
    std::optional<Id<Transfer>> pair_of = {};  ///< the other half, in another book
    /// Also beyond a limit that blocks: whoever may decide so has decided so.
    bool beyond_limits = false;
};

/// What became of a transfer.
struct Booked {
    Id<Transfer> transfer;
    /// Accounts that are at a limit now and were not before.
    std::vector<Id<Account>> flagged = {};
    /// The key had been used: this is the transfer of then, and nothing was written now.
    bool repeated = false;
};

/// From one account to another of the same book. `amount` is more than zero, in the book's unit.
/// Refuses `same_account`, `not_positive`, and what `book_transfer` refuses.
Result<Booked> give(Transaction& tx, Id<Account> from, Id<Account> to, std::int64_t amount, Terms const& terms = {});

/// Any number of moves that sum to zero, all or none; an account may stand there more than once.
/// Refuses `unbalanced` (or fewer than two moves, or one of nothing), `too_many` above `most_moves`, `not_found`,
/// `other_book`, `account_closed`, `limit_reached` where an account's limits block and it would move further beyond them,
/// `overflow`, `key_reused` for a key that stands for other moves, `not_valid` for texts that are too long.
Result<Booked> book_transfer(Transaction& tx, std::span<Move const> moves, Terms const& terms = {});
inline constexpr std::size_t most_moves = 5000;

/// The opposite of a transfer, once, with a reason; limits don't stop it (TB-R33b). `pair_of`: what takes its other half back.
/// Refuses `not_found`, `no_reason`, `already_reversed`, `is_reversal`, `account_closed`, `overflow`.
Result<Booked> reverse(Transaction& tx, Id<Transfer> transfer, std::string const& reason, std::optional<Id<Transfer>> pair_of = {});

/// Takes the reason of a transfer away, and nothing else of it (TB-R33). Refuses `not_found`.
Result<Done> forget_reason(Transaction& tx, Id<Transfer> transfer);

/// Holds accounts until commit, in the order of their ids, and says how they stand. Who books several transfers in one
/// transaction holds all their accounts first: then no two such transactions wait for each other. Absent ones are left out.
std::vector<Account> hold(Transaction& tx, std::vector<Id<Account>> accounts);

/// One line of a statement.
struct Line {
    Id<Posting> posting;
    Id<Transfer> transfer;
    std::string kind, reason;
    Instant at;
    Date value_date;
    std::int64_t amount = 0;
    std::int64_t balance = 0;            ///< of the account, after it
    std::optional<Id<Account>> other;    ///< the other side, where it is only one
    bool is_taken_back = false;          ///< a reversal, or reversed by one
};
struct Period {
    std::optional<Instant> from, before;  ///< entered at `from` or later, and before `before`
    std::int64_t page = 1;                ///< the newest stand on the first
    std::int64_t per_page = 20;
};
struct Statement {
    std::int64_t opening = 0, closing = 0;  ///< balances where the period begins and ends
    std::int64_t count = 0;                 ///< lines on all pages
    std::vector<Line> lines;                ///< of this page, newest first
};
/// In the order in which they were entered; an import enters the oldest first. Who may read it, its app asks first.
Statement statement(Transaction& tx, Id<Account> account, Period const& period = {});

/// Puts kept balances and flags of a book right by its postings; how many there were to put right. Nobody books meanwhile.
std::int64_t recompute(Transaction& tx, Id<Book> book);

}  // namespace ateneu::ledger
