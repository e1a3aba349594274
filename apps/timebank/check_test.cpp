#include "apps/timebank/check.h"

#include "apps/timebank/demo.h"
#include "apps/timebank/test_bank.h"

namespace ateneu::timebank {
namespace {

class Checking : public Town {
protected:
    std::vector<std::string> problems() {
        auto const work = database->begin(db::Database::Mode::read);
        return check(work->connection());
    }
    void run(std::string const& sql) {
        database->transact(db::Database::Mode::write, [&](db::Connection& connection) { connection.script(sql); });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Checking, tests::both_databases(), tests::dialect_name);

TEST_P(Checking, TB_R7_FindsNothingWhereTheDeedsWrote) {
    for (int i = 0; i < 50; ++i) person("p" + std::to_string(i));
    ASSERT_TRUE(as_program([](Transaction& tx) {
        make_demo(tx);
        return Result<Done>(Done{});
    }));
    EXPECT_EQ(problems(), std::vector<std::string>{});
    EXPECT_GT(number(R"(SELECT COUNT(*) FROM "timebank_exchange")"), 100);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM (SELECT "book" FROM "ledger_account" GROUP BY "book" HAVING SUM("balance") <> 0) wrong)"), 0);
}

TEST_P(Checking, TB_R7_FindsWhatAnotherProgramWrote) {
    auto const ben = member(nord, person("Ben"));
    ASSERT_TRUE(pays(ana, {.bank = nord, .from = seat(nord, ana), .to = ben, .amount = time(1)}));
    run(R"(UPDATE "timebank_exchange" SET "amount" = 7200)");
    run(R"(UPDATE "timebank_bank" SET "last_uid" = 0 WHERE "name" = 'Nord')");
    auto const found = problems();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NE(found[0].find("timebank_exchange moved something else"), std::string::npos) << found[0];
    EXPECT_NE(found[1].find("last_uid"), std::string::npos) << found[1];
}

}  // namespace
}  // namespace ateneu::timebank
