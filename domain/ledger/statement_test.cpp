#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

class Statements : public Ledger {
protected:
    Statements() {
        ana = account("Ana");
        ben = account("Ben");
        eva = account("Eva");
    }
    Statement of(Id<Account> id, Period const& period = {}) {
        return write([&](Transaction& tx) { return statement(tx, id, period); });
    }
    static std::vector<std::int64_t> balances(Statement const& statement) {
        std::vector<std::int64_t> all;
        for (auto const& line : statement.lines) all.push_back(line.balance);
        return all;
    }
    void gives(Id<Account> from, Id<Account> to, std::int64_t amount, Terms const& terms = {}) { EXPECT_TRUE(pays(from, to, amount, terms)); }
    void pass(std::int64_t days) { now.micros += days * 86'400'000'000; }

    Id<Account> ana, ben, eva;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Statements, tests::both_databases(), tests::dialect_name);

TEST_P(Statements, OfAnEmptyAccountIsEmpty) {
    auto const empty = of(ana);
    EXPECT_EQ(empty.count, 0);
    EXPECT_EQ(empty.closing, 0);
    EXPECT_TRUE(empty.lines.empty());
}

TEST_P(Statements, RunsFromTheNewestWithTheBalanceAfterEach) {
    gives(ana, ben, 100, {.kind = "exchange", .reason = "Bread"});
    gives(eva, ana, 30);
    auto const mixed = books({{ana, -5}, {ben, 2}, {eva, 3}});
    auto const all = of(ana);
    ASSERT_EQ(all.lines.size(), 3U);
    EXPECT_EQ(balances(all), (std::vector<std::int64_t>{-75, -70, -100}));
    EXPECT_EQ(all.closing, balance(ana));
    EXPECT_EQ(all.lines[0].transfer, mixed->transfer);
    EXPECT_FALSE(all.lines[0].other) << "two others";
    EXPECT_EQ(all.lines[1].other, eva);
    EXPECT_EQ(all.lines[1].amount, 30);
    EXPECT_EQ(all.lines[2].other, ben);
    EXPECT_EQ(all.lines[2].kind, "exchange");
    EXPECT_EQ(all.lines[2].reason, "Bread");
    EXPECT_EQ(all.lines[2].at, now);
}

TEST_P(Statements, SaysWhatWasTakenBack) {
    auto const gift = pays(ana, ben, 100);
    gives(ana, ben, 7);
    ASSERT_TRUE(takes_back(gift->transfer));
    auto const all = of(ben);
    ASSERT_EQ(all.lines.size(), 3U);
    EXPECT_TRUE(all.lines[0].is_taken_back);
    EXPECT_FALSE(all.lines[1].is_taken_back);
    EXPECT_TRUE(all.lines[2].is_taken_back);
}

TEST_P(Statements, PagesFitTogether) {
    for (std::int64_t i = 1; i <= 7; ++i) gives(ana, ben, i);
    std::vector<std::int64_t> together;
    for (std::int64_t page = 1; page <= 4; ++page) {
        auto const part = of(ana, {.page = page, .per_page = 3});
        EXPECT_EQ(part.count, 7);
        for (auto const balance : balances(part)) together.push_back(balance);
    }
    EXPECT_EQ(together, (std::vector<std::int64_t>{-28, -21, -15, -10, -6, -3, -1}));
    EXPECT_EQ(balances(of(ana, {.page = -1, .per_page = 1})), std::vector<std::int64_t>{-28});
}

TEST_P(Statements, APeriodOpensAndClosesWithItsBalances) {
    gives(ana, ben, 10);
    pass(10);
    auto const from = now;
    gives(ana, ben, 20);
    pass(1);
    gives(ben, ana, 5);
    pass(10);
    auto const before = now;
    gives(ana, ben, 100);
    auto const month = of(ana, {.from = from, .before = before});
    EXPECT_EQ(month.opening, -10);
    EXPECT_EQ(month.closing, -25);
    EXPECT_EQ(month.count, 2);
    EXPECT_EQ(balances(month), (std::vector<std::int64_t>{-25, -30}));
    EXPECT_EQ(balances(of(ana, {.from = from, .before = before, .page = 2, .per_page = 1})), std::vector<std::int64_t>{-30});
    EXPECT_EQ(of(ana, {.from = before}).opening, -25);
    EXPECT_EQ(of(ana, {.before = from}).closing, -10);
}

}  // namespace
}  // namespace ateneu::ledger
