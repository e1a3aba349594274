// Keys of one field, of several, and partial ones; and the totals that store keeps.
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Codes = std::vector<std::string>;

class UniqueKeys : public House {
protected:
    Codes try_to_add(auto const& value) {
        return codes(write([&](Transaction& tx) { return tx.add(value); }));
    }
    Booking booking(Date day, std::optional<Date> returned = {}) {
        return {.branch = gracia, .member = ana, .item = drill, .day = day, .returned_on = returned};
    }
    static Date day(int n) { return {today.days + n}; }

    Id<Branch> gracia = add(Branch{.code = {"gr"}, .name = "Gràcia"});
    Id<Member> ana = member("Ana");
    Id<Item> drill = item("drill");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, UniqueKeys, tests::both_databases(), tests::dialect_name);

TEST_P(UniqueKeys, RefusesAValueThatIsTaken) {
    EXPECT_EQ(try_to_add(Branch{.code = {"gr"}, .name = "Another"}), Codes{"code taken"});
    EXPECT_EQ(try_to_add(Branch{.code = {"GR"}, .name = "Another"}), Codes{});
}

TEST_P(UniqueKeys, LetsARecordKeepItsOwn) {
    auto branch = stored(gracia);
    branch.name = "Gràcia!";
    EXPECT_TRUE(write([&](Transaction& tx) { return tx.change(Branch::entity(), to_record(Branch::entity(), &branch)); }));
}

TEST_P(UniqueKeys, BlankIsNoValue) {
    auto sheet = bare_sheet(ana);
    EXPECT_EQ(try_to_add(sheet), Codes{});
    EXPECT_EQ(try_to_add(sheet), Codes{});
    EXPECT_EQ(try_to_add(Member{.name = "B", .joined_on = today}), Codes{});
    EXPECT_EQ(try_to_add(Member{.name = "C", .joined_on = today}), Codes{});
}

TEST_P(UniqueKeys, SeveralFieldsClashTogetherOnly) {
    EXPECT_EQ(try_to_add(booking(day(0), day(0))), Codes{});
    EXPECT_EQ(try_to_add(booking(day(1), day(1))), Codes{});
    EXPECT_EQ(try_to_add(booking(day(0), day(0))), Codes{"day taken"});
}

TEST_P(UniqueKeys, PartialKeysSpeakOfSomeRowsOnly) {
    EXPECT_EQ(try_to_add(booking(day(0))), Codes{});
    EXPECT_EQ(try_to_add(booking(day(1), day(2))), Codes{});
    EXPECT_EQ(try_to_add(booking(day(3))), Codes{"item taken"});  // the first is still out
    EXPECT_EQ(try_to_add(Member{.name = "B", .joined_on = today, .branch = gracia}), Codes{});
    EXPECT_EQ(try_to_add(Member{.name = "C", .joined_on = today, .branch = gracia, .is_head = true}), Codes{});
    EXPECT_EQ(try_to_add(Member{.name = "D", .joined_on = today, .branch = gracia, .is_head = true}), Codes{"branch taken"});
    EXPECT_EQ(try_to_add(Member{.name = "E", .joined_on = today, .is_head = true}), Codes{});
    EXPECT_EQ(try_to_add(Member{.name = "F", .joined_on = today, .is_head = true}), Codes{});
}

TEST_P(UniqueKeys, RulesAreToldBesideTheField) {
    EXPECT_EQ(try_to_add(booking(day(0), day(-1))), Codes{"returned_on not_valid"});
}

TEST_P(UniqueKeys, TotalsAreKeptByScope) {
    auto const total = [&](std::int64_t scope) {
        return number("SELECT COALESCE(SUM(total), 0) FROM core_total WHERE entity = 'specimen.booking' AND scope = " + std::to_string(scope));
    };
    auto const sants = add(Branch{.code = {"sa"}, .name = "Sants"});
    auto const first = add(booking(day(0), day(0)));
    add(booking(day(1), day(1)));
    EXPECT_EQ(total(gracia.value), 2);

    auto moved = stored(first);
    moved.branch = sants;
    ASSERT_TRUE(write([&](Transaction& tx) { return tx.change(Booking::entity(), to_record(Booking::entity(), &moved)); }));
    EXPECT_EQ(total(gracia.value), 1);
    EXPECT_EQ(total(sants.value), 1);

    write([&](Transaction& tx) { return tx.remove(Booking::entity(), first.value, 0); });
    EXPECT_EQ(total(sants.value), 0);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(UniqueKeys, RowsThatAnotherWritesAreCountedWhenAsked) {
    run("INSERT INTO specimen_visit (member, at) VALUES (" + std::to_string(ana.value) + ", '2026-11-21T00:00:00.000000Z')");
    add(Visit{.member = ana, .at = noon});
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_total WHERE entity = 'specimen.visit'"), 0);
    auto const total = write([&](Transaction& tx) {
        ListQuery query;
        query.entity = &Visit::entity();
        return count(tx, query);
    });
    EXPECT_EQ(total, 2);
    EXPECT_TRUE(check().problems.empty());
}

}  // namespace
}  // namespace ateneu::specimen
