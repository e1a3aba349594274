#include "apps/timebank/pay.h"

#include <algorithm>

#include "apps/timebank/letters.h"
#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

Result<Paid> book(Transaction& tx, Bank const& bank, Payment const& payment, Place const& from, Place const& to, ExchangeKind kind, bool beyond_limits) {
    ledger::Terms terms{.kind = kind_code(kind), .key = payment.key, .value_date = payment.value_date, .beyond_limits = beyond_limits};
    auto const booked = ledger::give(tx, from.account, to.account, payment.amount.seconds, terms);
    if (!booked) return booked.refusal();
    if (booked->repeated)
        if (auto const before = exchange_of(tx, booked->transfer)) return Paid{*before, true};
    auto category = payment.category;
    if (payment.post) category = tx.read(*payment.post)->category;
    Exchange const made{.bank = bank.id, .transfer = booked->transfer, .kind = kind, .from = payment.from, .to = payment.to, .amount = payment.amount, .post = payment.post, .category = category,
                        .reason = trimmed(payment.reason), .value_date = payment.value_date.value_or(tx.today()), .at = tx.now(), .cheque_no = trimmed(payment.cheque_no), .entered_by = who_enters(tx)};
    return Paid{store_exchange(tx, made), false, members_with(tx, booked->flagged)};
}

}  // namespace

Result<Paid> pay(Transaction& tx, Payment const& payment) {
    auto const bank = tx.read(payment.bank);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    bool const is_admin = looks_after(tx, bank->id);
    if (auto const no = not_let(tx, *bank, payment, is_admin)) return *no;
    auto const from = place_of(tx, *bank, payment.from), to = place_of(tx, *bank, payment.to);
    if (!from || !from->is_active) return Refusal{"no_such_member", N_("This is no active member of the bank."), "from"};
    if (!to || !to->is_active) return no_such_member();
    if (from->account == to->account) return Refusal{"same_account", N_("Time can't be given to the same account."), "to"};
    if (auto const no = wrong_post(tx, payment)) return *no;
    if (payment.beyond_limits && trimmed(payment.reason).empty()) return Refusal{"no_reason", N_("Say in the comment why this may pass the limit."), "reason"};
    bool const is_own = from->person != 0 && from->person == tx.actor().person;
    auto paid = book(tx, *bank, payment, *from, *to, is_admin && !is_own ? ExchangeKind::office : ExchangeKind::exchange, bank->limit_policy == LimitPolicy::warn || payment.beyond_limits);
    if (paid) tell_paid(tx, *bank, *paid);
    return paid;
}

namespace {

void drop_repeats(std::vector<Side>& sides) {
    std::vector<Side> once;
    for (auto const& side : sides)
        if (std::find(once.begin(), once.end(), side) == once.end()) once.push_back(side);
    sides = std::move(once);
}

/// All accounts at once and in one order, so that two of these never wait for each other.
void hold_all(Transaction& tx, Bank const& bank, Many const& many) {
    std::vector<Id<ledger::Account>> accounts;
    for (auto const* sides : {&many.from, &many.to})
        for (auto const& side : *sides)
            if (auto const place = place_of(tx, bank, side)) accounts.push_back(place->account);
    ledger::hold(tx, std::move(accounts));
}

}  // namespace

Result<std::vector<Id<Exchange>>> pay_many(Transaction& tx, Many const& wanted) {
    auto many = wanted;
    drop_repeats(many.from);
    drop_repeats(many.to);
    auto const bank = tx.read(many.bank);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    if (!looks_after(tx, many.bank)) return only_admins();
    if (many.from.empty() || many.to.empty() || (many.from.size() > 1 && many.to.size() > 1))
        return Refusal{"sides", N_("Choose one account that gives and one or more that get, or the other way round."), many.from.empty() ? "from" : "to"};
    if (many.post && many.to.size() > 1) return Refusal{"post", N_("A post goes with payments to one member only."), "post"};
    hold_all(tx, *bank, many);
    std::vector<Id<Exchange>> made;
    for (auto const& from : many.from)
        for (auto const& to : many.to) {
            auto const key = many.key.empty() ? std::string() : many.key + "/" + std::to_string(made.size());
            auto const paid = pay(tx, {.bank = many.bank, .from = from, .to = to, .amount = many.amount, .post = many.post, .reason = many.reason, .key = key});
            if (!paid) return paid.refusal();
            made.push_back(paid->exchange);
        }
    return made;
}

Result<Id<Exchange>> book_entry(Transaction& tx, Entry const& entry) {
    auto const bank = tx.read(entry.bank);
    must(bank.has_value(), "an entry of no bank");
    auto const from = place_of(tx, *bank, entry.from), to = place_of(tx, *bank, entry.to);
    must(from && to, "an entry without a member");
    auto const paid = book(tx, *bank, {.bank = entry.bank, .from = entry.from, .to = entry.to, .amount = entry.amount, .reason = entry.reason}, *from, *to, entry.kind, true);
    if (!paid) return paid.refusal();
    return paid->exchange;
}

}  // namespace ateneu::timebank
