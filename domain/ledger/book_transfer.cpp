// How a transfer is booked: its accounts are held, then it is decided, then it is written. All between is arithmetic.
#include <map>

#include "core/base/text.h"
#include "core/store/tell.h"
#include "core/webhooks/deliver.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/limits.h"
#include "domain/ledger/rows.h"

namespace ateneu::ledger {

namespace {

constexpr std::size_t longest_reason = 500, longest_key = 200, longest_kind = 40;

Refusal too_much() { return {"overflow", N_("No account can hold that much.")}; }

/// Nothing where it is more than an account can hold.
std::optional<Changes> changes_of(std::span<Move const> moves) {
    Changes changes;
    for (auto const& move : moves) {
        auto& change = changes[move.account];
        if (__builtin_add_overflow(change, move.amount, &change)) return {};
    }
    for (auto const& [id, change] : changes)
        if (change < -most_held || change > most_held) return {};
    return changes;
}

/// Nothing where they sum to zero.
std::optional<Refusal> why_unbalanced(std::span<Move const> moves) {
    Refusal const unbalanced{"unbalanced", N_("What is given and what is received differ.")};
    if (moves.size() < 2) return unbalanced;
    if (moves.size() > most_moves) return Refusal{"too_many", N_("These are too many postings for one transfer.")};
    std::int64_t sum = 0;
    for (auto const& move : moves)
        if (move.amount < -most_held || move.amount > most_held) return too_much();
        else if (move.amount == 0 || __builtin_add_overflow(sum, move.amount, &sum)) return unbalanced;
    if (sum != 0) return unbalanced;
    return {};
}

std::optional<Refusal> why_not_said(Terms const& terms) {
    if (length(terms.reason) > longest_reason) return Refusal{"not_valid", N_("The reason is too long."), "reason"};
    if (terms.kind.empty() || length(terms.kind) > longest_kind || length(terms.key) > longest_key) return Refusal{"not_valid", N_("This is too long, or missing."), "key"};
    return {};
}

/// `after`: what the account would hold. Sets it, or says why not.
std::optional<Refusal> why_not_moved(Account const& account, std::int64_t change, bool beyond_limits, std::int64_t& after) {
    if (account.closed_at) return Refusal{"account_closed", N_("The account is closed.")};
    after = account.balance + change;
    if (after < -most_held || after > most_held) return too_much();
    if (!beyond_limits && is_blocked(account, after)) return Refusal{"limit_reached", N_("This would go beyond the limit agreed for the account.")};
    return {};
}

/// What stands under the key already: the same moves, or others.
struct Known {
    std::int64_t transfer = 0;
    bool same = false;
};
Known known_under(db::Connection& sql, Id<Book> book, std::string const& key, std::span<Move const> moves) {
    Known known;
    known.transfer = sql.integer(R"(SELECT "id" FROM "ledger_transfer" WHERE "book" = $1 AND "key" = $2 AND "key" <> '')", {book.value, std::string_view(key)}).value_or(0);
    if (known.transfer != 0) known.same = changes_of(moves_of(sql, {known.transfer})) == changes_of(moves);
    return known;
}

Transfer transfer_of(Transaction& tx, Id<Book> book, Terms const& terms, std::optional<Id<Transfer>> reversal_of) {
    auto const at = terms.at.value_or(tx.now());
    Transfer transfer{.book = book, .kind = terms.kind, .at = at, .value_date = terms.value_date.value_or(local(at, tx.actor().time_zone).date),
                      .reason = terms.reason, .reversal_of = reversal_of, .pair_of = terms.pair_of, .key = terms.key};
    if (tx.actor().person != 0) transfer.entered_by = AnyReference{"people.person", tx.actor().person};
    return transfer;
}

}  // namespace

Result<Booked> give(Transaction& tx, Id<Account> from, Id<Account> to, std::int64_t amount, Terms const& terms) {
    if (from == to) return Refusal{"same_account", N_("Choose another account to give to.")};
    if (amount <= 0) return Refusal{"not_positive", N_("Give more than nothing."), "amount"};
    Move const moves[] = {{from, -amount}, {to, amount}};
    return book_transfer(tx, moves, terms);
}

Result<Booked> book_transfer(Transaction& tx, std::span<Move const> moves, Terms const& terms) { return book(tx, moves, terms, {}); }

Result<Booked> book(Transaction& tx, std::span<Move const> moves, Terms const& terms, std::optional<Id<Transfer>> reversal_of) {
    if (auto const refusal = why_unbalanced(moves)) return *refusal;
    if (auto const refusal = why_not_said(terms)) return *refusal;
    auto const changes = changes_of(moves);
    if (!changes) return too_much();
    std::vector<Id<Account>> ids;
    for (auto const& [id, change] : *changes) ids.push_back(id);

    // Held until commit: two transfers at once must not both pass the limit.
    auto const accounts = hold(tx, ids);
    if (accounts.size() != ids.size()) return Refusal{"not_found", N_("There is no such account.")};
    auto const in = accounts.front().book;
    for (auto const& account : accounts)
        if (account.book != in) return Refusal{"other_book", N_("These accounts stand in different books.")};
    if (!terms.key.empty())
        if (auto const known = known_under(tx.sql(), in, terms.key, moves); known.transfer != 0) {
            if (!known.same) return Refusal{"key_reused", N_("This request was sent before with other amounts.")};
            return Booked{.transfer = {known.transfer}, .repeated = true};
        }
    Booked booked;
    std::vector<Id<Account>> unflagged;
    for (auto const& account : accounts) {
        std::int64_t after = 0;
        if (auto const refusal = why_not_moved(account, changes->at(account.id), terms.beyond_limits, after)) return *refusal;
        bool const is = is_flagged(after, account.lowest, account.highest);
        if (is && !account.flagged_since) booked.flagged.push_back(account.id);
        if (!is && account.flagged_since) unflagged.push_back(account.id);
    }

    auto transfer = transfer_of(tx, in, terms, reversal_of);
    auto const inserted = insert(tx.sql(), transfer, moves, *changes);
    transfer.id = booked.transfer = inserted.transfer;
    flag(tx.sql(), booked.flagged, tx.now());
    flag(tx.sql(), unflagged, {});
    if (!inserted.is_heard) webhooks::heard_by_nobody(tx);
    tell_added(tx, transfer);
    return booked;
}

}  // namespace ateneu::ledger
