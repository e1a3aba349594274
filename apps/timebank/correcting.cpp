#include <algorithm>

#include "apps/timebank/letters.h"
#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"
#include "core/base/text.h"
#include "domain/ledger/transfer.h"

// What was paid is taken back, or loses its comment; across banks both halves or none (TB-R81).

namespace ateneu::timebank {

namespace {

/// The other half of a payment across banks, in the other bank.
std::optional<Id<Exchange>> half_of(Transaction& tx, Exchange const& exchange) {
    if (!exchange.from_ally && !exchange.to_ally) return {};
    auto const other = tx.sql().integer(R"(
        SELECT "id" FROM "timebank_exchange"
        WHERE "transfer" = COALESCE((SELECT "pair_of" FROM "ledger_transfer" WHERE "id" = $1), (SELECT "id" FROM "ledger_transfer" WHERE "pair_of" = $1)))", {exchange.transfer.value});
    must(other.has_value(), "half of a payment between banks");
    return Id<Exchange>{*other};
}

/// One payment of one book, reversed and marked. `pair`: what took the other half back.
Result<Exchange> take_back_half(Transaction& tx, Exchange const& taken, std::string const& reason, std::optional<Id<ledger::Transfer>> pair) {
    auto const booked = ledger::reverse(tx, taken.transfer, reason, pair);
    if (!booked) return booked.refusal();
    Exchange back{.bank = taken.bank, .transfer = booked->transfer, .kind = ExchangeKind::reversal, .from = taken.to, .to = taken.from, .from_ally = taken.to_ally, .to_ally = taken.from_ally, .amount = taken.amount, .post = taken.post,
                  .category = taken.category, .reason = reason, .value_date = tx.today(), .at = tx.now(), .reversal_of = taken.id};
    // Who looks after the one bank is nobody in the other.
    if (own_seat(tx, taken.bank)) back.entered_by = who_enters(tx);
    bool const is_half = taken.from_ally || taken.to_ally;
    back.id = is_half ? store_half(tx, back) : store_exchange(tx, back);
    auto marked = taken;
    marked.reversed_by = back.id;
    if (is_half) {
        store_half(tx, marked);
        return back;
    }
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Exchange::entity(), to_record(Exchange::entity(), &marked))), "a payment can't be marked as taken back");
    return back;
}

/// All accounts of both halves at once, in one order.
void hold_accounts(Transaction& tx, std::vector<Id<ledger::Transfer>> const& transfers) {
    std::vector<Id<ledger::Account>> accounts;
    for (auto const transfer : transfers) {  // two at most
        auto const rows = tx.sql().query(R"(SELECT "account" FROM "ledger_posting" WHERE "transfer" = $1 ORDER BY "id")", {transfer.value});
        while (rows->next()) accounts.push_back({rows->integer(0)});
    }
    ledger::hold(tx, std::move(accounts));
}

}  // namespace

Result<Id<Exchange>> take_back(Transaction& tx, Id<Exchange> id, std::string const& reason) {
    auto const seen = tx.read(id);
    if (!seen) return Refusal{"not_found", N_("There is no such payment.")};
    if (!looks_after(tx, seen->bank)) return only_admins();
    if (trimmed(reason).empty()) return Refusal{"no_reason", N_("Say why it is taken back."), "reason"};
    if (seen->kind == ExchangeKind::settlement) return Refusal{"settlement", N_("Two banks agreed on this: settle it anew with each other.")};
    std::vector<std::int64_t> ids{id.value};
    if (auto const half = half_of(tx, *seen)) ids.push_back(half->value);
    // In the order of their ids, so that the offices of both banks may do it at once.
    std::sort(ids.begin(), ids.end());
    std::vector<Id<ledger::Transfer>> transfers;
    for (auto const each : ids) {
        tx.lock(Exchange::entity(), each);
        transfers.push_back(tx.read(Id<Exchange>{each})->transfer);
    }
    hold_accounts(tx, transfers);
    std::optional<Id<Exchange>> made;
    std::optional<Id<ledger::Transfer>> pair;
    for (auto const each : ids) {
        auto const back = take_back_half(tx, *tx.read(Id<Exchange>{each}), trimmed(reason), pair);
        if (!back) return back.refusal();
        auto const taken = *tx.read(Id<Exchange>{each});
        tell_taken_back(tx, *tx.read(taken.bank), taken, trimmed(reason));
        pair = back->transfer;
        if (each == id.value) made = back->id;
    }
    return *made;
}

Result<Done> clear_reason(Transaction& tx, Id<Exchange> id) {
    tx.lock(Exchange::entity(), id.value);
    auto said = tx.read(id);
    if (!said) return Refusal{"not_found", N_("There is no such payment.")};
    if (!looks_after(tx, said->bank)) return only_admins();
    said->reason.clear();
    if (auto const forgotten = ledger::forget_reason(tx, said->transfer); !forgotten) return forgotten;
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Exchange::entity(), to_record(Exchange::entity(), &*said))), "a comment can't be taken away");
    return Done{};
}

}  // namespace ateneu::timebank
