// Books and accounts: opened, limited, closed.
#include "domain/ledger/ledger.h"
#include "domain/ledger/limits.h"

namespace ateneu::ledger {

namespace {

Refusal no_such_account() { return {"not_found", N_("There is no such account.")}; }

/// What store found wrong, as the first of it.
Refusal refusal_of(Written const& written) {
    auto const& problems = written.problems.list();
    if (problems.empty()) return written.refusal;
    return {"not_valid", problems.front().message, problems.front().field};
}

std::optional<Refusal> why_not(std::optional<std::int64_t> lowest, std::optional<std::int64_t> highest) {
    if (lowest && highest && *lowest > *highest) return Refusal{"limits_crossed", N_("The lower limit can't lie above the upper one."), "lowest"};
    return {};
}

/// The held account with what `change` makes of it, written with history.
template <class Change>
Result<Done> changed(Transaction& tx, Id<Account> id, std::initializer_list<std::string_view> fields, Change const& change) {
    if (hold(tx, {id}).empty()) return no_such_account();
    auto account = tx.read(id);
    if (auto const refusal = change(*account)) return *refusal;
    Transaction::Deed const deed(tx);
    auto const written = tx.change(Account::entity(), to_record(Account::entity(), &*account), std::span(fields.begin(), fields.size()));
    if (!written) return refusal_of(written);
    return Done{};
}

}  // namespace

Result<Id<Book>> open_book(Transaction& tx, Book const& book) {
    Transaction::Deed const deed(tx);
    auto const written = tx.add(book);
    if (!written) return refusal_of(written);
    return Id<Book>{written.id};
}

Result<Id<Account>> open_account(Transaction& tx, Account account) {
    if (!tx.read(account.book)) return Refusal{"not_found", N_("There is no such book."), "book"};
    if (auto const refusal = why_not(account.lowest, account.highest)) return *refusal;
    account.balance = 0;
    account.flagged_since.reset();
    if (is_flagged(0, account.lowest, account.highest)) account.flagged_since = tx.now();
    account.closed_at.reset();
    Transaction::Deed const deed(tx);
    auto const written = tx.add(account);
    if (!written) return refusal_of(written);
    return Id<Account>{written.id};
}

Result<Done> set_limits(Transaction& tx, Id<Account> id, Bounds const& bounds) {
    if (auto const refusal = why_not(bounds.lowest, bounds.highest)) return *refusal;
    return changed(tx, id, {"lowest", "highest", "limits", "flagged_since"}, [&](Account& account) -> std::optional<Refusal> {
        account.lowest = bounds.lowest;
        account.highest = bounds.highest;
        account.limits = bounds.limits;
        if (!is_flagged(account.balance, account.lowest, account.highest)) account.flagged_since.reset();
        else if (!account.flagged_since) account.flagged_since = tx.now();
        return {};
    });
}

Result<Done> close_account(Transaction& tx, Id<Account> id) {
    return changed(tx, id, {"closed_at"}, [&](Account& account) -> std::optional<Refusal> {
        if (account.balance != 0) return Refusal{"not_empty", N_("The account still holds something: settle it first.")};
        if (!account.closed_at) account.closed_at = tx.now();
        return {};
    });
}

Result<Done> reopen_account(Transaction& tx, Id<Account> id) {
    return changed(tx, id, {"closed_at"}, [](Account& account) -> std::optional<Refusal> {
        account.closed_at.reset();
        return {};
    });
}

}  // namespace ateneu::ledger
