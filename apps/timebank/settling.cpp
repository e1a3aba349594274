// What two banks have with each other goes to their own accounts, once both want it (TB-R83).
#include <cstdlib>

#include "apps/timebank/allying.h"
#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"

namespace ateneu::timebank {

namespace {

Refusal gone() { return {"not_found", N_("There is no such alliance.")}; }
Refusal nothing_waits() { return {"not_found", N_("No settlement waits between these banks.")}; }
Refusal more_than_open() { return {"amount", N_("Less than that is open between the banks."), "amount"}; }

std::optional<Alliance> held(Transaction& tx, Id<Alliance> id) {
    tx.lock(Alliance::entity(), id.value);
    return tx.read(id);
}

void save(Transaction& tx, Alliance const& alliance) {
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Alliance::entity(), to_record(Alliance::entity(), &alliance))), "a settlement can't be stored");
}

void forget(Alliance& alliance) {
    alliance.settle_bank = alliance.settle_owing = {};
    alliance.settle_amount = {};
    alliance.settle_by = {};
    alliance.settle_at = {};
}

/// One half: in the bank that owes it goes to the bank's account, in the other one it comes from there.
Id<ledger::Transfer> book_half(Transaction& tx, Alliance const& alliance, Id<Bank> id, Duration amount, std::optional<Id<ledger::Transfer>> pair) {
    auto const bank = *tx.read(id);
    auto const clearing = *alliance.account_of(id);
    bool const owes = id == *alliance.settle_owing;
    auto const other = alliance.other_than(id);
    auto const booked = ledger::give(tx, owes ? clearing : *bank.account, owes ? *bank.account : clearing, amount.seconds, {.kind = kind_code(ExchangeKind::settlement), .pair_of = pair, .beyond_limits = true});
    must(static_cast<bool>(booked), "a settlement can't be booked");
    Exchange made{.bank = id, .transfer = booked->transfer, .kind = ExchangeKind::settlement, .amount = amount, .value_date = tx.today(), .at = tx.now()};
    (owes ? made.from_ally : made.to_ally) = other;
    if (own_seat(tx, id)) made.entered_by = who_enters(tx);
    store_half(tx, made);
    return booked->transfer;
}

}  // namespace

Result<Done> propose_settlement(Transaction& tx, Id<Alliance> id, Id<Bank> bank, Duration amount) {
    auto alliance = held(tx, id);
    if (!alliance || !alliance->is_of(bank)) return gone();
    if (!looks_after(tx, bank)) return only_admins();
    if (alliance->settle_at) return Refusal{"settling", N_("A settlement waits for an answer already.")};
    if (amount.seconds <= 0) return Refusal{"amount", N_("Settle some time: hours, minutes or both."), "amount"};
    if (auto const no = wrong_amount(amount)) return *no;
    auto const position = position_of(tx, *alliance, bank);
    if (amount.seconds > std::abs(position.seconds)) return more_than_open();
    alliance->settle_bank = bank;
    alliance->settle_owing = position.seconds < 0 ? bank : alliance->other_than(bank);
    alliance->settle_amount = amount;
    alliance->settle_by = who_enters(tx);
    alliance->settle_at = tx.now();
    save(tx, *alliance);
    tell_admins(tx, alliance->other_than(bank), id, N_("{who} proposes a settlement: {record}"));
    return Done{};
}

Result<Done> agree_settlement(Transaction& tx, Id<Alliance> id) {
    auto alliance = held(tx, id);
    if (!alliance) return gone();
    if (!alliance->settle_at) return looks_after(tx, alliance->bank) || looks_after(tx, alliance->ally) ? nothing_waits() : only_admins();
    auto const proposer = *alliance->settle_bank, owing = *alliance->settle_owing;
    if (!looks_after(tx, alliance->other_than(proposer))) return Refusal{"no_permission", N_("Only administrators of the other bank may answer.")};
    auto const own = [&](Id<Bank> bank) { return *tx.read(bank)->account; };
    ledger::hold(tx, {*alliance->account, *alliance->ally_account, own(alliance->bank), own(alliance->ally)});
    auto const amount = *alliance->settle_amount;
    if (amount.seconds > -position_of(tx, *alliance, owing).seconds) return more_than_open();
    auto const first = book_half(tx, *alliance, owing, amount, {});
    book_half(tx, *alliance, alliance->other_than(owing), amount, first);
    forget(*alliance);
    save(tx, *alliance);
    tell_admins(tx, proposer, id, N_("{who} agreed to a settlement: {record}"));
    return Done{};
}

Result<Done> drop_settlement(Transaction& tx, Id<Alliance> id) {
    auto alliance = held(tx, id);
    if (!alliance) return gone();
    bool const is_asker = looks_after(tx, alliance->bank);
    if (!is_asker && !looks_after(tx, alliance->ally)) return only_admins();
    if (!alliance->settle_at) return nothing_waits();
    forget(*alliance);
    save(tx, *alliance);
    return Done{};
}

}  // namespace ateneu::timebank
