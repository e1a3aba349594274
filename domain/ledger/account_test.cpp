// The rules of accounts and their limits.
#include "core/store/history.h"
#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

class Accounts : public Ledger {
protected:
    Result<Done> limit(Id<Account> id, Bounds const& bounds) {
        return write([&](Transaction& tx) { return set_limits(tx, id, bounds); });
    }
    Result<Done> close(Id<Account> id) {
        return write([&](Transaction& tx) { return close_account(tx, id); });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Accounts, tests::both_databases(), tests::dialect_name);

TEST_P(Accounts, R11AnAccountBeginsEmptyInItsBook) {
    auto const opened = stored(account("Ana"));
    EXPECT_EQ(opened.balance, 0);
    EXPECT_EQ(opened.book, book);
    EXPECT_FALSE(opened.flagged_since || opened.closed_at);
    EXPECT_EQ(code(write([](Transaction& tx) { return open_account(tx, {.book = {99}}); })), "not_found");
    EXPECT_EQ(code(write([&](Transaction& tx) { return open_account(tx, {.book = book, .lowest = 5, .highest = 4}); })), "limits_crossed");
    EXPECT_EQ(balance(*write([&](Transaction& tx) { return open_account(tx, {.book = book, .balance = 500}); })), 0) << "what comes in, comes by a transfer";
}

TEST_P(Accounts, ABookCountsSecondsOrACurrency) {
    auto const opened = [&](std::string const& unit) { return code(write([&](Transaction& tx) { return open_book(tx, {.name = "B", .unit = unit}); })); };
    EXPECT_EQ(opened("s"), "");
    EXPECT_EQ(opened("EUR"), "");
    EXPECT_EQ(opened("min"), "not_valid");
    EXPECT_EQ(opened(""), "not_valid");
}

TEST_P(Accounts, R9FlaggedIsWhoIsNotStrictlyBetween) {
    auto const bank = account("Bank");
    struct Case {
        std::optional<std::int64_t> highest, lowest;
        std::int64_t balance;
        bool flagged;
    };
    for (auto const& [highest, lowest, balance, flagged] : {Case{100, 0, 5, false}, Case{0, 0, 5, true}, Case{{}, {}, 5, false}, Case{1800, {}, 1800, true}, Case{1800, {}, 1799, false}, Case{{}, -60, -60, true}, Case{{}, -60, -59, false}}) {
        auto const id = account("A", {.lowest = lowest, .highest = highest});
        auto const done = balance > 0 ? pays(bank, id, balance) : pays(id, bank, -balance);
        ASSERT_TRUE(done) << "a limit that warns blocks nothing";
        EXPECT_EQ(is_flagged(id), flagged) << balance;
    }
}

TEST_P(Accounts, R10TheFirstCrossingIsToldAndLastsUntilItIsOver) {
    auto const ana = account("Ana", {.lowest = hours(-1)}), ben = account("Ben");
    auto const since = now;
    auto const crossing = pays(ana, ben, hours(1));
    ASSERT_TRUE(crossing);
    EXPECT_EQ(crossing->flagged, std::vector<Id<Account>>{ana});
    now.micros += 60'000'000;
    auto const further = pays(ana, ben, hours(1));
    EXPECT_TRUE(further->flagged.empty()) << "it was told already";
    EXPECT_EQ(stored(ana).flagged_since, since);
    EXPECT_TRUE(pays(ben, ana, hours(2)));
    EXPECT_FALSE(is_flagged(ana));
}

TEST_P(Accounts, R10TheFlagFollowsTheLimits) {
    auto const ana = account("Ana"), ben = account("Ben");
    EXPECT_TRUE(pays(ana, ben, hours(1)));
    EXPECT_TRUE(limit(ana, {.lowest = hours(-1)}));
    EXPECT_TRUE(is_flagged(ana));
    EXPECT_TRUE(limit(ana, {.lowest = hours(-2)}));
    EXPECT_FALSE(is_flagged(ana));
    EXPECT_EQ(code(limit(ana, {.lowest = 1, .highest = 0})), "limits_crossed");
    EXPECT_EQ(code(limit({999}, {})), "not_found");
    auto const history = write([&](Transaction& tx) { return history_of(tx, Account::entity(), ana.value); });
    EXPECT_EQ(history.size(), 3U) << "opened, limited twice; a balance leaves no history beside the postings";
}

TEST_P(Accounts, R10ALimitThatBlocksIsReachedAndNotPassed) {
    auto const ana = account("Ana", {.lowest = -3600, .limits = Limits::block}), ben = account("Ben");
    EXPECT_TRUE(pays(ana, ben, 3000));
    EXPECT_EQ(code(pays(ana, ben, hours(1))), "limit_reached");
    EXPECT_EQ(balance(ana), -3000);
    EXPECT_TRUE(pays(ana, ben, 600)) << "exactly to the limit";
    EXPECT_EQ(code(pays(ana, ben, 1)), "limit_reached");
    EXPECT_TRUE(pays(ana, ben, hours(1), {.reason = "Agreed at the assembly", .beyond_limits = true}));
    EXPECT_TRUE(pays(ben, ana, 60)) << "who is beyond it comes nearer";
    EXPECT_EQ(balance(ana), -7140);
}

TEST_P(Accounts, ALimitAboveBlocksWhoReceives) {
    auto const ana = account("Ana"), ben = account("Ben", {.highest = 100, .limits = Limits::block});
    EXPECT_TRUE(pays(ana, ben, 100));
    EXPECT_EQ(code(pays(ana, ben, 1)), "limit_reached");
    EXPECT_TRUE(pays(ben, ana, 50));
}

TEST_P(Accounts, R34AnAccountIsSettledAndThenClosed) {
    auto const bank = account("Bank"), cai = account("Cai");
    EXPECT_TRUE(pays(bank, cai, 9900));
    EXPECT_EQ(code(close(cai)), "not_empty");
    EXPECT_TRUE(pays(cai, bank, 9900, {.kind = "closing"}));
    auto const last = pays(bank, cai, 60);
    EXPECT_TRUE(pays(cai, bank, 60));
    EXPECT_TRUE(close(cai));
    EXPECT_EQ(code(pays(bank, cai, 60)), "account_closed");
    EXPECT_EQ(code(takes_back(last->transfer)), "account_closed");
    EXPECT_EQ(balance(bank), 0);
    EXPECT_TRUE(write([&](Transaction& tx) { return reopen_account(tx, cai); }));
    EXPECT_TRUE(pays(bank, cai, 60));
    EXPECT_EQ(code(close({999})), "not_found");
}

TEST_P(Accounts, NobodySeesThemWithoutThePermission) {
    auto const ana = account("Ana");
    Actor member;
    member.person = 1;
    member.inside = true;
    EXPECT_FALSE(as(member, [&](Transaction& tx) { return tx.find(Account::entity(), ana.value); }));
    member.permissions = {"ledger.account.view"};
    EXPECT_TRUE(as(member, [&](Transaction& tx) { return tx.find(Account::entity(), ana.value); }));
    auto account = stored(ana);
    account.balance = 500;
    EXPECT_EQ(as(member, [&](Transaction& tx) { return tx.change(Account::entity(), to_record(Account::entity(), &account)).refusal.code; }), "no_permission");
}

}  // namespace
}  // namespace ateneu::ledger
