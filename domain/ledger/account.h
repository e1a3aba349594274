#pragma once
#include <optional>
#include <string>

#include "domain/ledger/book.h"

namespace ateneu::ledger {

/// What a limit does: `warn` lets a transfer pass and flags the account, `block` refuses it.
enum class Limits : std::uint8_t { warn, block };
constexpr Choice limits_choices[] = {{"warn", N_("Warn")}, {"block", N_("Block")}};
constexpr std::span<Choice const> choices_of(Limits) { return limits_choices; }

/// What somebody has in a book. The balance is the sum of its postings, kept beside them.
/// Amounts are whole units of the book: seconds, cents.
struct Account {
    Id<Account> id;
    Id<Book> book;
    std::optional<AnyReference> owner;  ///< a member, a bank, an ally; none where the name says it all
    std::string name;                   ///< a number or a purpose, never a person's name: the owner says who
    std::int64_t balance = 0;
    std::optional<std::int64_t> lowest, highest;  ///< the balance should lie between them; none: as far as it goes
    Limits limits = Limits::warn;
    std::optional<Instant> flagged_since;  ///< at or beyond a limit since then
    std::optional<Instant> closed_at;
    Instant created_at;
    static Entity const& entity();
};

}  // namespace ateneu::ledger
