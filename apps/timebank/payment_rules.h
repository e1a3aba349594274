#pragma once
#include "apps/timebank/pay.h"
#include "core/store/store.h"
#include "domain/ledger/ledger.h"

// What all ways to pay have in common; only they include this.

namespace ateneu::timebank {

/// Where time comes from or goes to.
struct Place {
    Id<ledger::Account> account;
    std::int64_t person = 0;
    bool is_active = false;
};
/// Nothing where it is no member of this bank. The bank itself is always there.
std::optional<Place> place_of(Transaction& tx, Bank const& bank, Side const& side);

/// TB-R2, TB-R3; how long texts may be.
std::optional<Refusal> wrong_amount(Duration amount);
std::optional<Refusal> wrong_words(Payment const& payment);
/// TB-R25: an offer is paid to who makes it, a request by who asks; the bank's account takes no post (TB-R13).
std::optional<Refusal> wrong_post(Transaction& tx, Payment const& payment);
/// TB-R2, TB-R3, lengths of texts, TB-R25's category, TB-R12 … TB-R20 and the day: why `payment` isn't let through.
std::optional<Refusal> not_let(Transaction& tx, Bank const& bank, Payment const& payment, bool is_admin);

std::string kind_code(ExchangeKind kind);
Id<Exchange> store_exchange(Transaction& tx, Exchange const& exchange);
/// The half of a payment across banks in `exchange.bank`, added or changed. Where who acts is nobody in that bank, its history
/// doesn't name them: members read it.
Id<Exchange> store_half(Transaction& tx, Exchange const& exchange);
std::optional<Id<Exchange>> exchange_of(Transaction& tx, Id<ledger::Transfer> transfer);
std::optional<Id<people::Person>> who_enters(Transaction& tx);
std::vector<Id<Member>> members_with(Transaction& tx, std::vector<Id<ledger::Account>> const& accounts);

}  // namespace ateneu::timebank
