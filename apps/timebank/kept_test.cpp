// What was booked stays, whoever wants to change it.
#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

class Kept : public TownPages {
protected:
    Id<people::Person> ben = joined("Ben", nord);
    Id<people::Person> cai = joined("Cai", nord);

    bool runs(std::string const& sql) {
        try {
            as_program([&](Transaction& tx) { return tx.sql().execute(sql); });
            return true;
        } catch (db::Error const&) {
            return false;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Kept, tests::both_databases(), tests::dialect_name);

TEST_P(Kept, TB_R8_AMovementIsWrittenOnce) {
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = seat(nord, ben), .to = seat(nord, cai), .amount = time(1)})), "");
    for (auto const* change : {R"("amount" = 60)", R"("account" = "account" + 1)", R"("transfer" = "transfer" + 1)"}) EXPECT_FALSE(runs(std::string(R"(UPDATE "ledger_posting" SET )") + change)) << change;
    EXPECT_FALSE(runs(R"(DELETE FROM "ledger_posting")"));
    EXPECT_FALSE(runs(R"(DELETE FROM "ledger_transfer")"));
    EXPECT_EQ(balance(seat(nord, ben)), -3600);
    EXPECT_EQ(balance(seat(nord, cai)), 3600);
}

TEST_P(Kept, TB_R26_WhoPaysComesToAReceiptAndWhoIsPaidReadsItToo) {
    auto const paid = post(ben, at(nord, "/pay"), {{"to", "3"}, {"hours", "1"}, {"key", "r"}});
    ASSERT_EQ(paid.status, 303);
    for (auto const who : {ben, cai}) {
        auto const receipt = get(who, header(paid, "Location"));
        EXPECT_EQ(receipt.status, 200);
        EXPECT_TRUE(says(receipt, "1:00"));
    }
    auto const refused = post(ben, at(nord, "/pay"), {{"to", "3"}, {"hours", "x"}, {"reason", "kept"}, {"key", "s"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "kept")) << "back to the form, with what was typed";
}

TEST_P(Kept, TB_R37_ABankIsClosedNotDeleted) {
    auto const removed = as_program([&](Transaction& tx) { return tx.remove(Bank::entity(), nord.value, tx.read(Bank::entity(), nord.value)->version); });
    EXPECT_EQ(removed.refusal.code, "permanent");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_bank" WHERE "id" = )" + std::to_string(nord.value)), 1);
}

}  // namespace
}  // namespace ateneu::timebank
