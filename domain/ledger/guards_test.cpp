// What the tables refuse whoever writes them, and what `ateneu check` finds where somebody got around them.
#include "domain/ledger/test_ledger.h"

namespace ateneu::ledger {
namespace {

class Guards : public Ledger {
protected:
    Guards() {
        ana = account("Ana");
        ben = account("Ben");
        gift = pays(ana, ben, 300, {.reason = "Bread"})->transfer;
    }
    /// `{a}`, `{b}`, `{t}`, `{book}` stand for Ana's and Ben's account, the gift and the book.
    std::string filled(std::string sql) const {
        for (auto const& [place, id] : {std::pair{"{a}", ana.value}, std::pair{"{b}", ben.value}, std::pair{"{t}", gift.value}, std::pair{"{book}", book.value}})
            for (auto at = sql.find(place); at != std::string::npos; at = sql.find(place)) sql.replace(at, std::string_view(place).size(), std::to_string(id));
        return sql;
    }
    void is_refused(std::string const& sql) {
        EXPECT_THROW(run(filled(sql)), db::Error) << sql;
        EXPECT_EQ(problems(), std::vector<std::string>{}) << sql;
    }
    /// A raw transfer, and then the postings of `values`.
    static std::string raw(std::string const& postings) {
        return R"(INSERT INTO "ledger_transfer" ("id", "book", "kind", "at", "value_date", "reason", "key") VALUES (900, {book}, 'raw', '2026-11-21T12:00:00.000000Z', '2026-11-21', '', '');)" + postings;
    }
    static std::string posted(std::string const& values) { return R"(INSERT INTO "ledger_posting" ("transfer", "account", "amount") VALUES )" + values + ";"; }
    /// Without triggers, as whoever means harm would.
    void unguarded(std::string const& sql) {
        if (sqlite()) {
            for (auto const* trigger : {"ledger_posting_stays", "ledger_posting_is_kept", "ledger_posting_in_time", "ledger_transfer_begun"}) run("DROP TRIGGER IF EXISTS " + std::string(trigger));
            run(filled(sql));
        } else {
            run("SET session_replication_role = replica; " + filled(sql) + "; SET session_replication_role = origin");
        }
    }
    void is_found(std::string const& sql, std::string const& sentence) {
        unguarded(sql);
        auto const found = problems();
        EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](std::string const& each) { return each.find(sentence) != std::string::npos; })) << sql << testing::PrintToString(found);
    }

    Id<Account> ana, ben;
    Id<Transfer> gift;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Guards, tests::both_databases(), tests::dialect_name);

TEST_P(Guards, R8APostingNeverChangesAndNeverGoes) {
    for (auto const* change : {R"("amount" = "amount" + 1)", R"("account" = {b})", R"("transfer" = "transfer" + 1)"}) is_refused(R"(UPDATE "ledger_posting" SET )" + std::string(change));
    is_refused(R"(DELETE FROM "ledger_posting")");
    is_refused(R"(DELETE FROM "ledger_posting" WHERE "transfer" = {t})");
    if (!sqlite()) is_refused(R"(TRUNCATE "ledger_posting")");
    EXPECT_EQ(balance(ben), 300);
}

TEST_P(Guards, ATransferStaysAsItWasBooked) {
    for (auto const* change : {R"("kind" = 'other')", R"("at" = '2020-01-01T00:00:00.000000Z')", R"("value_date" = '2020-01-01')", R"("book" = "book" + 1)", R"("key" = 'x')", R"("reversal_of" = "id")", R"("pair_of" = "id")", R"("id" = 77)"})
        is_refused(R"(UPDATE "ledger_transfer" SET )" + std::string(change));
    is_refused(R"(DELETE FROM "ledger_transfer")");
    if (!sqlite()) is_refused(R"(TRUNCATE "ledger_transfer" CASCADE)");
    // R33: a comment can be taken away; amount and parties stay.
    run(R"(UPDATE "ledger_transfer" SET "reason" = '')");
    EXPECT_EQ(write([&](Transaction& tx) { return tx.read(gift)->reason; }), "");
}

TEST_P(Guards, ATransferThatDoesNotSumToZeroIsNotCommitted) {
    is_refused(raw(""));
    is_refused(raw(posted("(900, {a}, -60)")));
    is_refused(raw(posted("(900, {b}, 61), (900, {a}, -60)")));
    is_refused(raw(posted("(900, {b}, 0)")));
    EXPECT_EQ(transfers(), 1);
    run(filled(raw(posted("(900, {b}, 60), (900, {a}, -60)")) + R"(UPDATE "ledger_account" SET "balance" = "balance" + CASE "id" WHEN {a} THEN -60 ELSE 60 END)"));
    EXPECT_EQ(problems(), std::vector<std::string>{}) << "what fits is let in";
}

TEST_P(Guards, ATransferStaysInItsBook) {
    auto const fay = std::to_string(account_in(new_book("Other"), "Fay").value);
    is_refused(raw(posted("(900, " + fay + ", 60), (900, {a}, -60)")));
    auto elsewhere = raw(posted("(900, {b}, 60), (900, {a}, -60)"));
    elsewhere.replace(elsewhere.find("{book}"), 6, "4711");
    is_refused(elsewhere);
}

TEST_P(Guards, AnOldTransferTakesNoMorePostings) {
    is_refused(posted("({t}, {b}, 60), ({t}, {a}, -60)"));
    is_refused(posted("(4711, {b}, 60), (4711, {a}, -60)"));
}

TEST_P(Guards, AccountsAndBooksStayWhileSomethingStandsInThem) {
    is_refused(R"(DELETE FROM "ledger_account" WHERE "id" = {a})");
    is_refused(R"(DELETE FROM "ledger_book")");
    is_refused(R"(UPDATE "ledger_account" SET "closed_at" = '2026-11-21T12:00:00.000000Z' WHERE "id" = {a})");
    is_refused(R"(UPDATE "ledger_account" SET "lowest" = 5, "highest" = 4)");
    is_refused(raw(posted("(900, 4711, 60), (900, {a}, -60)")));
}

TEST_P(Guards, CheckFindsAChangedBalanceAndRecomputePutsItRight) {
    run(filled(R"(UPDATE "ledger_account" SET "balance" = 299 WHERE "id" = {b})"));
    EXPECT_EQ(problems(), (std::vector<std::string>{"ledger_account.balance is not the sum of its postings: 1 row (id " + std::to_string(ben.value) + ")",
                                                    "ledger_book doesn't sum to zero: 1 row (id " + std::to_string(book.value) + ")"}));
    EXPECT_EQ(write([&](Transaction& tx) { return recompute(tx, book); }), 1);
    EXPECT_EQ(problems(), std::vector<std::string>{});
    EXPECT_EQ(balance(ben), 300);
    EXPECT_EQ(write([&](Transaction& tx) { return recompute(tx, book); }), 0);
}

TEST_P(Guards, CheckFindsAFlagThatLiesAndRecomputePutsItRight) {
    run(filled(R"(UPDATE "ledger_account" SET "flagged_since" = '2026-11-21T12:00:00.000000Z' WHERE "id" = {b})"));
    run(filled(R"(UPDATE "ledger_account" SET "lowest" = -300 WHERE "id" = {a})"));
    ASSERT_EQ(problems().size(), 1U);
    EXPECT_NE(problems().front().find("2 rows"), std::string::npos) << problems().front();
    EXPECT_EQ(write([&](Transaction& tx) { return recompute(tx, book); }), 2);
    EXPECT_TRUE(is_flagged(ana));
    EXPECT_FALSE(is_flagged(ben));
}

TEST_P(Guards, CheckFindsAChangedPosting) { is_found(R"(UPDATE "ledger_posting" SET "amount" = 301 WHERE "amount" = 300)", "a transfer doesn't sum to zero"); }
TEST_P(Guards, CheckFindsATransferThatLostItsPostings) { is_found(R"(DELETE FROM "ledger_posting")", "has no postings"); }
TEST_P(Guards, CheckFindsAPostingInAnotherBook) {
    auto const other = new_book("Other");
    is_found(R"(UPDATE "ledger_account" SET "book" = )" + std::to_string(other.value) + R"( WHERE "id" = {a})", "stands in another book");
}
TEST_P(Guards, CheckFindsAReversalOfSomethingElse) {
    ASSERT_TRUE(takes_back(gift));
    is_found(R"(UPDATE "ledger_posting" SET "amount" = 2 * "amount" WHERE "transfer" = {t})", "not the opposite");
}

}  // namespace
}  // namespace ateneu::ledger
