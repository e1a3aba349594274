#include "apps/timebank/payment_rules.h"

#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"
#include "core/store/tell.h"

namespace ateneu::timebank {

namespace {

constexpr std::size_t longest_reason = 500;

/// TB-R25: where there is no post.
std::optional<Refusal> wrong_category(Transaction& tx, Payment const& payment) {
    if (!payment.category || payment.post) return {};
    if (!tx.sql().integer(R"(SELECT 1 FROM "timebank_category" WHERE "id" = $1)", {payment.category->value})) return Refusal{"category", N_("Choose a category."), "category"};
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

}  // namespace

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

std::optional<Refusal> wrong_post(Transaction& tx, Payment const& payment) {
    if (!payment.post) return {};
    auto const post = tx.read(*payment.post);
    auto const side = post && post->type == PostType::offer ? payment.to : payment.from;
    if (!post || post->bank != payment.bank || !side || post->member != *side)
        return Refusal{"post", N_("Choose an offer of who gets the time, or a request of who gives it."), "post"};
    return {};
}

std::optional<Place> place_of(Transaction& tx, Bank const& bank, Side const& side) {
    if (!side) return Place{*bank.account, 0, true};
    auto const rows = tx.sql().query(R"(SELECT "account", COALESCE("person", 0), "is_active" AND "person" IS NOT NULL FROM "timebank_member" WHERE "id" = $1 AND "bank" = $2)",
                                     {side->value, bank.id.value});
    if (!rows->next()) return {};
    return Place{{rows->integer(0)}, rows->integer(1), rows->boolean(2)};
}

std::optional<Refusal> not_let(Transaction& tx, Bank const& bank, Payment const& payment, bool is_admin) {
    if (auto const no = wrong_amount(payment.amount)) return no;
    if (auto const no = wrong_words(payment)) return no;
    if (auto const no = forbidden(tx, bank, payment, is_admin)) return no;
    if (auto const no = wrong_category(tx, payment)) return no;
    return wrong_day(tx, payment);
}

std::string kind_code(ExchangeKind kind) { return std::string(exchange_kinds[static_cast<std::size_t>(kind)].code); }

Id<Exchange> store_exchange(Transaction& tx, Exchange const& exchange) {
    Transaction::Deed const deed(tx);
    auto const written = tx.add(exchange);
    must(static_cast<bool>(written), "a payment that was booked can't be stored");
    return {written.id};
}

Id<Exchange> store_half(Transaction& tx, Exchange const& exchange) {
    auto const record = to_record(Exchange::entity(), &exchange);
    auto const write = [&](Transaction& by) {
        Transaction::Deed const deed(by);
        auto const written = exchange.id.value ? by.change(Exchange::entity(), record) : by.add(Exchange::entity(), record);
        must(static_cast<bool>(written), "half of a payment can't be stored");
        return Id<Exchange>{written.id};
    };
    if (tx.actor().person == 0 || own_seat(tx, exchange.bank)) return write(tx);
    auto const program = the_program();
    Transaction quiet(tx.sql(), tx.registry(), {}, program, tx.now());
    auto const id = write(quiet);
    if (exchange.id.value == 0) tell_added(tx, *tx.read(id));
    return id;
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

}  // namespace ateneu::timebank
