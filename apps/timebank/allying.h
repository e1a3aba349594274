#pragma once
#include "apps/timebank/alliance.h"
#include "core/store/store.h"

// Banks that ally, and how they stand with each other. Sources: TB-R80, TB-R83; docs/domain/timebank.md.

namespace ateneu::timebank {

/// An administrator of `bank` asks another bank; `cap` is what their bank wants. Refuses `no_permission`, `ally` (itself, or
/// none), `asked`, `cap`.
Result<Id<Alliance>> ask_alliance(Transaction& tx, Id<Bank> bank, Id<Bank> ally, std::optional<Duration> cap = {});
/// Only by an administrator of the bank that was asked. Refuses `not_found`, `no_permission`, `answered`.
Result<Done> accept_alliance(Transaction& tx, Id<Alliance> alliance);
Result<Done> reject_alliance(Transaction& tx, Id<Alliance> alliance);
/// By the bank that asked, while there is no answer. Refuses as above.
Result<Done> cancel_alliance(Transaction& tx, Id<Alliance> alliance);
/// By either. What is open between the two stays until it is settled, and nothing new comes to it. Refuses `not_active`.
Result<Done> end_alliance(Transaction& tx, Id<Alliance> alliance);
/// What `bank` wants the position never to pass; nothing takes it away. Refuses `not_found`, `no_permission`, `closed`, `cap`.
Result<Done> set_cap(Transaction& tx, Id<Alliance> alliance, Id<Bank> bank, std::optional<Duration> cap);

/// An administrator of `bank` proposes that so much of what is open goes from the accounts that stand for the banks to the
/// banks' own (TB-R83). Refuses `not_found`, `no_permission`, `settling`, `amount` (nothing, odd seconds, more than is open).
Result<Done> propose_settlement(Transaction& tx, Id<Alliance> alliance, Id<Bank> bank, Duration amount);
/// By an administrator of the other bank: it is booked in both. Refuses `not_found`, `no_permission`, `amount` where less is open now.
Result<Done> agree_settlement(Transaction& tx, Id<Alliance> alliance);
/// Withdrawn by the one bank or declined by the other.
Result<Done> drop_settlement(Transaction& tx, Id<Alliance> alliance);

/// What `bank` has with the other one: less than nothing where its members got more than they gave. Exact while the alliance
/// is held.
Duration position_of(Transaction& tx, Alliance const& alliance, Id<Bank> bank);
/// The alliance between the two that is active, held until commit.
std::optional<Alliance> hold_active(Transaction& tx, Id<Bank> bank, Id<Bank> ally);
/// Those who look after `bank` hear of what the other one did; `sentence` as `Notice::sentence`.
void tell_admins(Transaction& tx, Id<Bank> bank, Id<Alliance> alliance, char const* sentence);
/// The banks that `bank` is allied with, by name.
std::vector<Bank> allies_of(Transaction& tx, Id<Bank> bank);

}  // namespace ateneu::timebank
