#pragma once
#include "domain/ledger/account.h"

namespace ateneu::ledger {

/// No balance and no amount is further from zero: programs that read JSON know whole numbers up to here (2^53), and sums of many
/// stay within 64 bits on every database.
inline constexpr std::int64_t most_held = 9'007'199'254'740'991;

/// TB-R9: flagged is whoever is not strictly between the limits; a missing one is as far as it goes.
constexpr bool is_flagged(std::int64_t balance, std::optional<std::int64_t> lowest, std::optional<std::int64_t> highest) {
    return (lowest && balance <= *lowest) || (highest && balance >= *highest);
}
/// The same in SQL on the columns of the table.
inline constexpr auto flagged_sql = R"((COALESCE("balance" <= "lowest", FALSE) OR COALESCE("balance" >= "highest", FALSE)))";

/// Whether a limit that blocks stands in the way (TB-R10): it may be reached, not passed. Whoever stands beyond it already may
/// come nearer.
constexpr bool is_blocked(Account const& account, std::int64_t after) {
    if (account.limits != Limits::block) return false;
    return (account.lowest && after < *account.lowest && after < account.balance) || (account.highest && after > *account.highest && after > account.balance);
}

}  // namespace ateneu::ledger
