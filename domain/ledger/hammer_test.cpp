// Many at once, each in a thread and on a connection of its own. Nothing is tried again here: a deadlock would fail the test.
#include <atomic>
#include <latch>
#include <random>
#include <thread>

#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

constexpr int threads = 6;

class Hammer : public Ledger {
protected:
    template <class Deed>
    auto once(Deed const& deed) {
        auto const program = the_program();
        auto const work = database->begin(db::Database::Mode::write);
        Transaction tx(work->connection(), registry(), {}, program, now);
        auto result = deed(tx);
        work->commit();
        return result;
    }
    /// Runs the deed in all threads, which begin together, so many times; what threw is a failure.
    template <class Deed>
    void all(int times, Deed const& deed) {
        std::latch start(threads);
        std::vector<std::jthread> running;
        for (int who = 0; who < threads; ++who)
            running.emplace_back([&, who] {
                start.arrive_and_wait();
                try {
                    for (int i = 0; i < times; ++i) deed(who, i);
                } catch (std::exception const& error) {
                    ADD_FAILURE() << error.what();
                }
            });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Hammer, tests::both_databases(), tests::dialect_name);

TEST_P(Hammer, R10ALimitThatBlocksHoldsForManyAtOnce) {
    auto const ana = account("Ana", {.lowest = -500, .limits = Limits::block}), ben = account("Ben");
    std::atomic<std::int64_t> given = 0;
    all(60, [&](int who, int i) {
        auto const amount = 1 + (who * 7 + i) % 5;
        if (once([&](Transaction& tx) { return give(tx, ana, ben, amount); })) given += amount;
    });
    EXPECT_EQ(balance(ana), -given);
    EXPECT_GE(balance(ana), -500);
    EXPECT_LE(balance(ana), -496) << "not all that was allowed was given";
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Hammer, R7CrosswisePaymentsNeitherWaitForEachOtherNorLoseAnything) {
    std::vector<Id<Account>> accounts;
    for (int i = 0; i < 3; ++i) accounts.push_back(account("A" + std::to_string(i)));
    std::vector<std::atomic<std::int64_t>> sums(accounts.size());
    all(40, [&](int who, int i) {
        auto const from = static_cast<std::size_t>(who + i) % accounts.size(), to = (from + 1 + static_cast<std::size_t>(who) % 2) % accounts.size();
        ASSERT_TRUE(once([&](Transaction& tx) { return give(tx, accounts[from], accounts[to], 1 + who); }));
        sums[from] -= 1 + who;
        sums[to] += 1 + who;
    });
    for (std::size_t i = 0; i < accounts.size(); ++i) EXPECT_EQ(balance(accounts[i]), sums[i]);
    EXPECT_EQ(transfers(), threads * 40);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Hammer, ManyTransfersInOneTransactionHoldTheirAccountsFirst) {
    std::vector<Id<Account>> accounts;
    for (int i = 0; i < 5; ++i) accounts.push_back(account("A" + std::to_string(i)));
    all(15, [&](int who, int i) {
        auto order = accounts;
        std::mt19937 random(static_cast<unsigned>(who * 100 + i));
        std::shuffle(order.begin(), order.end(), random);
        once([&](Transaction& tx) {
            hold(tx, order);
            for (std::size_t k = 1; k < order.size(); ++k) EXPECT_TRUE(give(tx, order[0], order[k], 60));
            return 0;
        });
    });
    EXPECT_EQ(transfers(), threads * 15 * 4);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Hammer, R27OneKeyGivesOnceHoweverManyAsk) {
    auto const ana = account("Ana"), ben = account("Ben");
    std::atomic<int> written = 0;
    all(10, [&](int, int i) {
        auto const booked = once([&](Transaction& tx) { return give(tx, ana, ben, 60, {.key = "form " + std::to_string(i)}); });
        ASSERT_TRUE(booked);
        written += !booked->repeated;
    });
    EXPECT_EQ(written, 10);
    EXPECT_EQ(balance(ben), 600);
}

TEST_P(Hammer, R33bOnlyOneTakesItBack) {
    auto const ana = account("Ana"), ben = account("Ben");
    std::vector<Id<Transfer>> gifts;
    for (int i = 0; i < 8; ++i) gifts.push_back(pays(ana, ben, 60)->transfer);
    std::atomic<int> done = 0;
    all(8, [&](int, int i) {
        auto const back = once([&](Transaction& tx) { return reverse(tx, gifts[static_cast<std::size_t>(i)], "twice"); });
        if (back) ++done;
        else EXPECT_EQ(code(back), "already_reversed");
    });
    EXPECT_EQ(done, 8);
    EXPECT_EQ(balance(ana), 0);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Hammer, AnAccountIsNotClosedUnderAPayment) {
    auto const bank = account("Bank");
    std::vector<Id<Account>> members;
    for (int i = 0; i < 20; ++i) members.push_back(account("M" + std::to_string(i)));
    all(20, [&](int who, int i) {
        auto const member = members[static_cast<std::size_t>(i)];
        if (who % 2 == 0) (void)once([&](Transaction& tx) { return give(tx, bank, member, 60); });
        else (void)once([&](Transaction& tx) { return close_account(tx, member); });
    });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_account" WHERE "closed_at" IS NOT NULL AND "balance" <> 0)"), 0);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

}  // namespace
}  // namespace ateneu::ledger
