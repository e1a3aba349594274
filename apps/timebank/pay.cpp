#include "apps/timebank/pay.h"

#include <algorithm>

#include "apps/timebank/letters.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"
#include "domain/ledger/ledger.h"

namespace ateneu::timebank {

namespace {

constexpr std::size_t longest_reason = 500;

/// Where time comes from or goes to.
struct Place {
    Id<ledger::Account> account;
    std::int64_t person = 0;
    bool is_active = false;
};

/// Nothing where it is no member of this bank. The bank itself is always there.
std::optional<Place> place_of(Transaction& tx, Bank const& bank, Side const& side) {
    if (!side) return Place{*bank.account, 0, true};
    auto const rows = tx.sql().query(R"(SELECT "account", COALESCE("person", 0), "is_active" AND "person" IS NOT NULL FROM "timebank_member" WHERE "id" = $1 AND "bank" = $2)",
                                     {side->value, bank.id.value});
    if (!rows->next()) return {};
    return Place{{rows->integer(0)}, rows->integer(1), rows->boolean(2)};
}

/// TB-R2, TB-R3.
std::optional<Refusal> wrong_amount(Duration amount) {
    if (amount.seconds <= 0) return Refusal{"not_positive", N_("Give some time: hours, minutes or both."), "amount"};
    if (amount.seconds % 60 != 0) return Refusal{"not_minutes", N_("Time is given in whole minutes."), "amount"};
    return {};
}

std::optional<Refusal> wrong_words(Payment const& payment) {
    if (!is_text(payment.reason, longest_reason)) return Refusal{"too_long", N_("A comment has 500 characters at most."), "reason"};
    if (!is_text(payment.cheque_no, 40)) return Refusal{"too_long", N_("The number of a cheque has 40 characters at most."), "cheque_no"};
    return {};
}

/// TB-R25: an offer is paid to who makes it, a request by who asks; the bank's account takes no post (TB-R13).
std::optional<Refusal> wrong_post(Transaction& tx, Payment const& payment) {
    if (!payment.post) return {};
    auto const post = tx.read(*payment.post);
    auto const side = post && post->type == PostType::offer ? payment.to : payment.from;
    if (!post || post->bank != payment.bank || !side || post->member != *side)
        return Refusal{"post", N_("Choose an offer of who gets the time, or a request of who gives it."), "post"};
    return {};
}

/// TB-R12 … TB-R20: what the actor is in the bank decides.
std::optional<Refusal> forbidden(Transaction& tx, Bank const& bank, Payment const& payment, bool is_admin) {
    if (is_admin) return {};
    auto const seat = own_seat(tx, bank.id);
    if (!seat || !seat->is_active) return Refusal{"not_a_member", N_("Only active members of this bank can give time.")};
    if (payment.from != Side(seat->member)) return Refusal{"no_permission", N_("You can give time from your own account only."), "from"};
    if (payment.beyond_limits) return only_admins();
    if (payment.value_date && *payment.value_date != tx.today()) return Refusal{"value_date", N_("A payment counts for today."), "value_date"};
    if (bank.most_at_once && payment.amount > *bank.most_at_once) return Refusal{"too_much", N_("This is more than the bank lets through at once."), "amount"};
    return {};
}

std::optional<Refusal> wrong_day(Transaction& tx, Payment const& payment) {
    if (payment.value_date && *payment.value_date > tx.today()) return Refusal{"value_date", N_("This day is still to come."), "value_date"};
    return {};
}

Id<Exchange> store(Transaction& tx, Exchange const& exchange) {
    Transaction::Deed const deed(tx);
    auto const written = tx.add(exchange);
    must(static_cast<bool>(written), "a payment that was booked can't be stored");
    return {written.id};
}

std::optional<Id<Exchange>> exchange_of(Transaction& tx, Id<ledger::Transfer> transfer) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "timebank_exchange" WHERE "transfer" = $1)", {transfer.value});
    return id ? std::optional(Id<Exchange>{*id}) : std::nullopt;
}

std::optional<Id<people::Person>> who_enters(Transaction& tx) {
    return tx.actor().person ? std::optional(Id<people::Person>{tx.actor().person}) : std::nullopt;
}

std::vector<Id<Member>> members_with(Transaction& tx, std::vector<Id<ledger::Account>> const& accounts) {
    std::vector<Id<Member>> members;
    for (auto const account : accounts)  // two at most
        if (auto const id = tx.sql().integer(R"(SELECT "id" FROM "timebank_member" WHERE "account" = $1)", {account.value})) members.push_back({*id});
    return members;
}

Result<Paid> book(Transaction& tx, Bank const& bank, Payment const& payment, Place const& from, Place const& to, ExchangeKind kind, bool beyond_limits) {
    ledger::Terms terms{.kind = std::string(exchange_kinds[static_cast<std::size_t>(kind)].code), .key = payment.key, .value_date = payment.value_date, .beyond_limits = beyond_limits};
    auto const booked = ledger::give(tx, from.account, to.account, payment.amount.seconds, terms);
    if (!booked) return booked.refusal();
    if (booked->repeated)
        if (auto const before = exchange_of(tx, booked->transfer)) return Paid{*before, true};
    auto category = payment.category;
    if (payment.post) category = tx.read(*payment.post)->category;
    Exchange const made{.bank = bank.id, .transfer = booked->transfer, .kind = kind, .from = payment.from, .to = payment.to, .amount = payment.amount, .post = payment.post, .category = category,
                        .reason = trimmed(payment.reason), .value_date = payment.value_date.value_or(tx.today()), .at = tx.now(), .cheque_no = trimmed(payment.cheque_no), .entered_by = who_enters(tx)};
    return Paid{store(tx, made), false, members_with(tx, booked->flagged)};
}

}  // namespace

Result<Paid> pay(Transaction& tx, Payment const& payment) {
    if (auto const no = wrong_amount(payment.amount)) return *no;
    if (auto const no = wrong_words(payment)) return *no;
    auto const bank = tx.read(payment.bank);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    bool const is_admin = looks_after(tx, bank->id);
    if (auto const no = forbidden(tx, *bank, payment, is_admin)) return *no;
    if (auto const no = wrong_day(tx, payment)) return *no;
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

Result<Id<Exchange>> take_back(Transaction& tx, Id<Exchange> id, std::string const& reason) {
    tx.lock(Exchange::entity(), id.value);
    auto const taken = tx.read(id);
    if (!taken) return Refusal{"not_found", N_("There is no such payment.")};
    if (!looks_after(tx, taken->bank)) return only_admins();
    if (trimmed(reason).empty()) return Refusal{"no_reason", N_("Say why it is taken back."), "reason"};
    auto const booked = ledger::reverse(tx, taken->transfer, trimmed(reason));
    if (!booked) return booked.refusal();
    auto const back = store(tx, {.bank = taken->bank, .transfer = booked->transfer, .kind = ExchangeKind::reversal, .from = taken->to, .to = taken->from, .amount = taken->amount, .post = taken->post,
                                 .category = taken->category, .reason = trimmed(reason), .value_date = tx.today(), .at = tx.now(), .entered_by = who_enters(tx), .reversal_of = id});
    Transaction::Deed const deed(tx);
    auto marked = *taken;
    marked.reversed_by = back;
    must(static_cast<bool>(tx.change(Exchange::entity(), to_record(Exchange::entity(), &marked))), "a payment can't be marked as taken back");
    tell_taken_back(tx, *tx.read(taken->bank), *taken, trimmed(reason));
    return back;
}

Result<Done> clear_reason(Transaction& tx, Id<Exchange> id) {
    tx.lock(Exchange::entity(), id.value);
    auto said = tx.read(id);
    if (!said) return Refusal{"not_found", N_("There is no such payment.")};
    if (!looks_after(tx, said->bank)) return only_admins();
    said->reason.clear();
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Exchange::entity(), to_record(Exchange::entity(), &*said))), "a comment can't be taken away");
    return Done{};
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
