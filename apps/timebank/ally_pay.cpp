#include <cstdlib>

#include "apps/timebank/allying.h"
#include "apps/timebank/letters.h"
#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"
#include "core/base/text.h"
#include "core/entity/query.h"

// From a member of one bank to a member of an allied one (TB-R81).

namespace ateneu::timebank {

namespace {

/// The two banks, who gives in the one and gets in the other, and the accounts that stand for the banks.
struct Crossing {
    Bank from_bank, to_bank;
    Place from, to;
    Id<ledger::Account> there, here;  ///< for the other bank in the one that gives, and the other way round
    std::optional<Duration> cap;
};

/// Everything once held, so that of two payments at once the second sees what the first did.
bool is_beyond_cap(Transaction& tx, Crossing const& crossing, Duration amount) {
    auto const accounts = ledger::hold(tx, {crossing.from.account, crossing.there, crossing.here, crossing.to.account});
    if (!crossing.cap) return false;
    for (auto const& account : accounts)
        if (account.id == crossing.there) {
            auto const after = account.balance + amount.seconds;
            // Who stands beyond it already may come nearer.
            return std::abs(after) > crossing.cap->seconds && std::abs(after) > std::abs(account.balance);
        }
    return true;
}

bool was_paid(Transaction& tx, Bank const& bank, std::string const& key) {
    return !key.empty() && tx.sql().integer(R"(SELECT 1 FROM "ledger_transfer" WHERE "book" = $1 AND "key" = $2 AND "key" <> '')", {bank.book->value, std::string_view(key)}).has_value();
}

/// Who got the other half of it.
std::optional<Id<Member>> taker_of(Transaction& tx, Id<ledger::Transfer> given) {
    auto const id = tx.sql().integer(R"(SELECT e."to" FROM "timebank_exchange" AS e JOIN "ledger_transfer" AS t ON t."id" = e."transfer" WHERE t."pair_of" = $1)", {given.value});
    return id ? std::optional(Id<Member>{*id}) : std::nullopt;
}

Result<Paid> book_both(Transaction& tx, Payment const& payment, ToAlly const& to, Crossing const& crossing) {
    auto const day = payment.value_date.value_or(tx.today());
    ledger::Terms terms{.kind = kind_code(ExchangeKind::interbank), .key = payment.key, .value_date = payment.value_date, .beyond_limits = crossing.from_bank.limit_policy == LimitPolicy::warn || payment.beyond_limits};
    auto const given = ledger::give(tx, crossing.from.account, crossing.there, payment.amount.seconds, terms);
    if (!given) return given.refusal();
    if (given->repeated)
        if (auto const before = exchange_of(tx, given->transfer)) {
            // In the payer's book every member of the other bank looks alike.
            if (taker_of(tx, given->transfer) != to.member) return Refusal{"key_reused", N_("This was sent before for somebody else. Look at it once more, and send it again.")};
            return Paid{*before, true};
        }
    auto const got = ledger::give(tx, crossing.here, crossing.to.account, payment.amount.seconds,
                                  {.kind = terms.kind, .value_date = payment.value_date, .pair_of = given->transfer, .beyond_limits = crossing.to_bank.limit_policy == LimitPolicy::warn});
    // How somebody of the other bank stands is nobody's business here.
    if (!got) return Refusal{"ally_limit", N_("The other bank doesn't let this payment through.")};
    Exchange const gives{.bank = crossing.from_bank.id, .transfer = given->transfer, .kind = ExchangeKind::interbank, .from = payment.from, .to_ally = to.bank, .amount = payment.amount, .category = payment.category,
                         .reason = trimmed(payment.reason), .value_date = day, .at = tx.now(), .cheque_no = trimmed(payment.cheque_no), .entered_by = who_enters(tx)};
    auto const made = store_exchange(tx, gives);
    store_half(tx, {.bank = to.bank, .transfer = got->transfer, .kind = ExchangeKind::interbank, .to = to.member, .from_ally = payment.bank, .amount = payment.amount, .category = payment.category,
                        .reason = gives.reason, .value_date = day, .at = tx.now()});
    auto const flagged = members_with(tx, given->flagged);
    tell_crossed(tx, {crossing.from_bank, crossing.to_bank, gives, to.member, flagged, members_with(tx, got->flagged)});
    return Paid{made, false, flagged};
}

}  // namespace

Result<Paid> pay_ally(Transaction& tx, Payment const& payment, ToAlly const& to) {
    auto const bank = tx.read(payment.bank), ally = tx.read(to.bank);
    if (!bank || !ally) return Refusal{"not_found", N_("There is no such bank.")};
    bool const is_admin = looks_after(tx, bank->id);
    if (auto const no = not_let(tx, *bank, payment, is_admin)) return *no;
    auto const alliance = hold_active(tx, bank->id, ally->id);
    if (!alliance) return Refusal{"no_alliance", N_("Your bank isn't allied with this one."), "ally"};
    auto const from = place_of(tx, *bank, payment.from), taker = place_of(tx, *ally, to.member);
    if (!payment.from || !from || !from->is_active) return Refusal{"no_such_member", N_("This is no active member of the bank."), "from"};
    if (!taker || !taker->is_active) return no_such_ally();
    if (taker->person == from->person) return Refusal{"same_account", N_("This is the same person: time isn't given to oneself."), "uid"};
    if (payment.beyond_limits && trimmed(payment.reason).empty()) return Refusal{"no_reason", N_("Say in the comment why this may pass the limit."), "reason"};
    Crossing const crossing{*bank, *ally, *from, *taker, *alliance->account_of(bank->id), *alliance->account_of(ally->id), alliance->lowest_cap()};
    if (is_beyond_cap(tx, crossing, payment.amount) && !was_paid(tx, *bank, payment.key))
        return Refusal{"cap_reached", N_("This would go beyond what the two banks let stand open between them."), "amount"};
    return book_both(tx, payment, to, crossing);
}

Refusal no_such_ally() { return {"no_such_ally", N_("No active member of that bank has this number and this name. Ask them for both."), "uid"}; }

std::optional<Id<Member>> member_of_ally(Transaction& tx, Id<Bank> ally, std::int64_t uid, std::string const& name) {
    auto const row = tx.sql().query(R"(
        SELECT m."id", p."personal", p."family" FROM "timebank_member" AS m JOIN "people_person" AS p ON p."id" = m."person"
        WHERE m."bank" = $1 AND m."uid" = $2 AND m."is_active")", {ally.value, uid});
    if (!row->next()) return {};
    auto const full = fold(std::string(row->text(1)) + " " + std::string(row->text(2)));
    return !full.empty() && fold(name) == full ? std::optional(Id<Member>{row->integer(0)}) : std::nullopt;
}

}  // namespace ateneu::timebank
