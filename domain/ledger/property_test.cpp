// Random steps, valid and not, beside a ledger of a few lines in memory that says what each has to come to.
#include <map>
#include <random>

#include "domain/ledger/limits.h"
#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

/// What the ledger should say.
struct Model {
    std::map<Id<Account>, Account> accounts;
    struct Entry {
        std::map<Id<Account>, std::int64_t> changes;
        bool is_reversal = false, is_reversed = false;
    };
    std::map<Id<Transfer>, Entry> transfers;
    std::map<std::pair<Id<Book>, std::string>, Id<Transfer>> keys;

    /// The code that the moves are refused with; "repeated" where the key was used for the same.
    std::string expected(std::vector<Move> const& moves, Terms const& terms, std::map<Id<Account>, std::int64_t>& changes) const {
        std::int64_t sum = 0;
        for (auto const& move : moves) {
            if (std::abs(move.amount) > most_held) return "overflow";
            if (move.amount == 0) return "unbalanced";
            sum += move.amount;
        }
        if (moves.size() < 2 || sum != 0) return "unbalanced";
        for (auto const& move : moves) changes[move.account] += move.amount;
        for (auto const& [id, change] : changes)
            if (!accounts.contains(id)) return "not_found";
        auto const book = accounts.at(changes.begin()->first).book;
        for (auto const& [id, change] : changes)
            if (accounts.at(id).book != book) return "other_book";
        if (auto const known = keys.find({book, terms.key}); !terms.key.empty() && known != keys.end())
            return transfers.at(known->second).changes == changes ? "repeated" : "key_reused";
        for (auto const& [id, change] : changes) {
            auto const& account = accounts.at(id);
            if (account.closed_at) return "account_closed";
            auto const after = account.balance + change;
            if (std::abs(after) > most_held) return "overflow";
            if (terms.beyond_limits || account.limits == Limits::warn) continue;
            if (account.lowest && after < *account.lowest && change < 0) return "limit_reached";
            if (account.highest && after > *account.highest && change > 0) return "limit_reached";
        }
        return "";
    }
    void book(Id<Transfer> id, std::map<Id<Account>, std::int64_t> const& changes, std::string const& key) {
        for (auto const& [account, change] : changes) accounts[account].balance += change;
        if (!key.empty()) keys[{accounts[changes.begin()->first].book, key}] = id;
        transfers[id].changes = changes;
    }
};

class Property : public Ledger {
protected:
    std::int64_t below(std::int64_t count) { return std::uniform_int_distribution<std::int64_t>(0, count - 1)(random); }
    bool one_in(std::int64_t count) { return below(count) == 0; }
    Id<Account> some_account() {
        if (one_in(30)) return {4711};
        return std::next(model.accounts.begin(), below(std::ssize(model.accounts)))->first;
    }
    std::int64_t some_amount() {
        if (one_in(25)) return most_held + 1 - below(3);
        return one_in(12) ? -below(50) : 1 + below(120);
    }
    std::optional<std::int64_t> some_limit() { return one_in(3) ? std::nullopt : std::optional(below(800) - 400); }
    Terms some_terms() { return {.key = one_in(4) ? "key " + std::to_string(below(20)) : "", .beyond_limits = one_in(5)}; }

    void transfers_something(Transaction& tx) {
        auto const terms = some_terms();
        if (one_in(2)) {
            auto const from = some_account(), to = some_account();
            auto const amount = some_amount();
            std::map<Id<Account>, std::int64_t> changes;
            auto const expected = from == to ? "same_account" : amount <= 0 ? "not_positive" : model.expected({{from, -amount}, {to, amount}}, terms, changes);
            return settled(give(tx, from, to, amount, terms), expected, changes, terms);
        }
        std::vector<Move> moves;
        std::int64_t rest = 0;
        for (auto left = 1 + below(4); left > 0; --left) {
            moves.push_back({some_account(), below(200) - 100});
            rest -= moves.back().amount;
        }
        moves.push_back({some_account(), one_in(8) ? rest + 1 : rest});
        std::map<Id<Account>, std::int64_t> changes;
        auto const expected = model.expected(moves, terms, changes);
        settled(book_transfer(tx, moves, terms), expected, changes, terms);
    }
    void settled(Result<Booked> const& booked, std::string const& expected, std::map<Id<Account>, std::int64_t> const& changes, Terms const& terms) {
        ++seen[expected];
        if (expected == "repeated") {
            ASSERT_TRUE(booked && booked->repeated) << code(booked);
            return;
        }
        ASSERT_EQ(code(booked), expected);
        if (booked) model.book(booked->transfer, changes, terms.key);
    }
    void takes_something_back(Transaction& tx) {
        auto const id = model.transfers.empty() || one_in(10) ? Id<Transfer>{4711} : std::next(model.transfers.begin(), below(std::ssize(model.transfers)))->first;
        auto const entry = model.transfers.contains(id) ? model.transfers.at(id) : Model::Entry{};
        std::map<Id<Account>, std::int64_t> changes;
        std::string expected = !model.transfers.contains(id) ? "not_found" : entry.is_reversal ? "is_reversal" : entry.is_reversed ? "already_reversed" : "";
        for (auto const& [account, change] : entry.changes) {
            changes[account] = -change;
            if (!expected.empty()) continue;
            auto const after = model.accounts.at(account).balance - change;
            if (model.accounts.at(account).closed_at) expected = "account_closed";
            else if (std::abs(after) > most_held) expected = "overflow";
        }
        auto const back = reverse(tx, id, "because");
        ++seen["reverse " + expected];
        ASSERT_EQ(code(back), expected);
        if (!back) return;
        model.book(back->transfer, changes, "");
        model.transfers[back->transfer].is_reversal = model.transfers[id].is_reversed = true;
    }
    void changes_an_account(Transaction& tx) {
        auto const id = some_account();
        auto const found = model.accounts.find(id);
        auto* account = found == model.accounts.end() ? nullptr : &found->second;
        switch (below(3)) {
            case 0: {
                Bounds const bounds{some_limit(), some_limit(), one_in(2) ? Limits::block : Limits::warn};
                auto const expected = bounds.lowest && bounds.highest && *bounds.lowest > *bounds.highest ? "limits_crossed" : account ? "" : "not_found";
                ASSERT_EQ(code(set_limits(tx, id, bounds)), expected);
                if (*expected == 0) account->lowest = bounds.lowest, account->highest = bounds.highest, account->limits = bounds.limits;
                return;
            }
            case 1: {
                auto const expected = !account ? "not_found" : account->balance != 0 ? "not_empty" : "";
                ASSERT_EQ(code(close_account(tx, id)), expected);
                if (*expected == 0) account->closed_at = now;
                return;
            }
            default:
                ASSERT_EQ(code(reopen_account(tx, id)), account ? "" : "not_found");
                if (account) account->closed_at.reset();
        }
    }
    void step(Transaction& tx) {
        auto const which = below(10);
        if (which < 7) transfers_something(tx);
        else if (which < 8) takes_something_back(tx);
        else changes_an_account(tx);
    }
    void compare() {
        EXPECT_EQ(problems(), std::vector<std::string>{});
        EXPECT_EQ(transfers(), std::ssize(model.transfers));
        for (auto const& [id, account] : model.accounts) {
            auto const there = stored(id);
            EXPECT_EQ(there.balance, account.balance);
            EXPECT_EQ(there.flagged_since.has_value(), ledger::is_flagged(account.balance, account.lowest, account.highest));
            EXPECT_EQ(there.closed_at.has_value(), account.closed_at.has_value());
        }
    }

    std::mt19937_64 random;
    Model model;
    std::map<std::string, int> seen;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Property, tests::both_databases(), tests::dialect_name);

TEST_P(Property, TheSumsHoldWhateverIsAsked) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    random.seed(seed);
    auto const other = new_book("Other");
    for (int i = 0; i < 8; ++i) {
        auto const id = account_in(i < 6 ? book : other, "A" + std::to_string(i));
        model.accounts[id] = stored(id);
    }
    constexpr int rounds = 40, steps = 25;
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
        auto const before = model;
        // Some requests end badly: nothing of them is left.
        bool const fails = one_in(6);
        try {
            write([&](Transaction& tx) {
                for (int i = 0; i < steps && !HasFatalFailure(); ++i) step(tx);
                must(!fails, "the power went");
                return 0;
            });
        } catch (Mistake const&) {
            model = before;
        }
        if (round % 8 == 0) compare();
    }
    compare();
    EXPECT_GT(seen[""], rounds) << "too few steps were valid to say much";
    EXPECT_GE(seen.size(), 6U) << "too few kinds of refusals";
}

}  // namespace
}  // namespace ateneu::ledger
