// Files that aren't what they should be: what is said, and that nothing is left behind.
#include "apps/timebank/timeoverflow/test_import.h"

namespace ateneu::timebank {
namespace {

class BrokenTimeOverflow : public Arrivals {
protected:
    void refuses(std::string const& sql, std::string const& wanted) {
        auto const before = counts();
        try {
            import_sql(sql);
            ADD_FAILURE() << "taken, though: " << wanted;
        } catch (takeover::ImportError const& error) {
            EXPECT_NE(std::string(error.what()).find(wanted), std::string::npos) << error.what();
        }
        EXPECT_EQ(counts(), before);
    }
    static Dump town() { return Dump::of({.banks = 2, .users = 8, .transfers = 10, .seed = 2}); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, BrokenTimeOverflow, tests::both_databases(), tests::dialect_name);

TEST_P(BrokenTimeOverflow, IsNoDump) {
    refuses("", "");
    refuses("Dear bank, here are our members.\n", "");
    refuses("PGDMP\x01\x0e", "");
}

TEST_P(BrokenTimeOverflow, IsCutOff) {
    auto const sql = town().sql();
    for (auto const part : {2, 3, 5}) refuses(sql.substr(0, sql.size() / static_cast<std::size_t>(part)), "");
}

TEST_P(BrokenTimeOverflow, LacksATable) {
    for (auto const* table : {"users", "organizations", "members", "accounts", "posts", "categories", "transfers", "movements"}) refuses(town().drop_table(table).sql(), std::string("it has no table ") + table);
}

TEST_P(BrokenTimeOverflow, LacksAColumn) {
    refuses(town().drop_column("members", "member_uid").sql(), "table members, it has no column member_uid");
    refuses(town().drop_column("movements", "amount").sql(), "table movements, it has no column amount");
}

TEST_P(BrokenTimeOverflow, HoldsOneKeyTwice) {
    auto dump = town();
    dump.add("users", {{"id", "1"}, {"username", "Twin"}, {"email", "twin@mail.test"}});
    refuses(dump.sql(), "column id is 1, as in a row before");
}

TEST_P(BrokenTimeOverflow, HoldsWhatIsNoNumber) {
    refuses(town().set("movements", 1, "amount", "much").sql(), "column amount is not a whole number: `much`");
    refuses(town().set("members", 1, "user_id", "Ana").sql(), "column user_id is not a whole number: `Ana`");
    refuses(town().set("members", 1, "active", "perhaps").sql(), "column active is not true or false");
    refuses(town().set("users", 1, "id", "-1").sql(), "column id is not a key");
}

TEST_P(BrokenTimeOverflow, HoldsMoreThanAnyAccountCan) {
    auto dump = town();
    auto const account = dump.account_of("Organization", 1), other = dump.account_of("Member", 1);
    for (int i = 0; i < 3; ++i) dump.transfer(account, other, 9'007'199'254'740'000);
    refuses(dump.sql(), "more than any account can hold");
}

TEST_P(BrokenTimeOverflow, ADumpOfRowsAloneIsEnough) {
    auto const dump = town();
    EXPECT_EQ(table(import(dump, {.schema = false}), "users").written, dump.count("users"));
}

}  // namespace
}  // namespace ateneu::timebank
