#include "core/store/check.h"

#include "core/store/totals.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Sentences = std::vector<std::string>;

class CheckDatabase : public House {
protected:
    /// What is found in a transaction that the database would refuse at its end, and that never ends.
    Sentences found_after(std::string const& sql) {
        auto const work = database->begin(db::Database::Mode::write);
        work->connection().script(sql);
        return check_database(work->connection(), registry()).problems;
    }
    std::string at(Id<Member> id) { return std::to_string(id.value); }

    Id<Member> ana = member("Ana");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, CheckDatabase, tests::both_databases(), tests::dialect_name);

TEST_P(CheckDatabase, IsContentWithWhatStoreWrote) {
    auto const tag = add(Tag{.name = "Red"});
    add(full_sheet(ana, {tag}));
    add(extreme_sheet(ana));
    add(full_slip(ana));
    add(Order{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = item("drill")}}});
    add(Remark{.about = {"specimen.member", ana.value}, .text = "hello"});
    auto const report = check();
    EXPECT_EQ(report.problems, Sentences{});
    EXPECT_EQ(report.remarks, Sentences{});
}

TEST_P(CheckDatabase, FindsADifferentSchemaFirst) {
    run("ALTER TABLE specimen_tag ADD COLUMN colour TEXT");
    EXPECT_EQ(check().problems, Sentences{"column specimen_tag.colour belongs to no field"});
}

TEST_P(CheckDatabase, FindsTotalsThatAreOff) {
    run("UPDATE core_total SET total = 5 WHERE entity = 'specimen.member'");
    EXPECT_EQ(check().problems, Sentences{"core_total says 5 specimen.member, there are 1"});
    write([&](Transaction& tx) { return count_again(tx.sql(), registry()), 0; });
    EXPECT_EQ(check().problems, Sentences{});
}

TEST_P(CheckDatabase, FindsTotalsInTheWrongScope) {
    auto const branch = add(Branch{.code = {"a"}, .name = "A"});
    add(Booking{.branch = branch, .member = ana, .item = item("drill"), .day = today});
    run("UPDATE core_total SET scope = 99 WHERE entity = 'specimen.booking'");
    EXPECT_EQ(check().problems.size(), 2u);
    write([&](Transaction& tx) { return count_again(tx.sql(), registry()), 0; });
    EXPECT_EQ(check().problems, Sentences{});
}

TEST_P(CheckDatabase, FindsSearchTextAndSortKeysOutOfDate) {
    run("UPDATE specimen_member SET search_text = 'somebody', name_key = 'zzz'");
    EXPECT_EQ(check().problems, (Sentences{"specimen_member.name_key is out of date in 1 rows (id " + at(ana) + " first)",
                                           "specimen_member.search_text is out of date in 1 rows (id " + at(ana) + " first)"}));
}

TEST_P(CheckDatabase, FindsWhatPointsNowhere) {
    add(Remark{.about = {"specimen.member", ana.value}, .text = "hello"});
    run("UPDATE specimen_remark SET about_id = 99");
    auto report = check();
    EXPECT_EQ(report.problems, Sentences{});
    ASSERT_EQ(report.remarks.size(), 1u);
    EXPECT_TRUE(report.remarks[0].starts_with("specimen_remark.about points at a specimen.member that is gone: 1 row"));
    run("UPDATE specimen_remark SET about_type = 'specimen.dragon'");
    EXPECT_EQ(check().problems, Sentences{"specimen_remark.about names an unknown kind of record: specimen.dragon"});
}

TEST_P(CheckDatabase, FindsReferencesAndLinksThatPointNowhere) {
    EXPECT_EQ(found_after("UPDATE specimen_member SET branch = 77"),
              Sentences{"specimen_member.branch points at no specimen_branch: 1 row (id " + at(ana) + ")"});
    EXPECT_EQ(found_after("INSERT INTO specimen_member_friends (member, other_member) VALUES (" + at(ana) + ", 88)"),
              Sentences{"specimen_member_friends.other_member points at no specimen_member: 1 row (id 88)"});
}

TEST_P(CheckDatabase, RemarksOnOddCodes) {
    add(full_sheet(ana));
    run("UPDATE specimen_sheet SET colour = 'mauve', country = 'XX'");
    auto const remarks = check().remarks;
    ASSERT_EQ(remarks.size(), 2u);
    EXPECT_EQ(remarks[0], "specimen_sheet.country holds the unknown code 'XX' in 1 rows");
    EXPECT_EQ(remarks[1], "specimen_sheet.colour holds the unknown code 'mauve' in 1 rows");
}

TEST_P(CheckDatabase, FindsTextThatIsNoDate) {
    add(full_sheet(ana));
    if (!sqlite()) {  // its columns hold nothing else
        EXPECT_THROW(run("UPDATE specimen_member SET joined_on = '2026-02-30'"), db::Error);
        return;
    }
    run("UPDATE specimen_member SET joined_on = '2026-02-30', updated_at = '2026-11-21T25:00:00.000000Z'");
    run("UPDATE specimen_sheet SET when_end = '2026-11-21'");
    EXPECT_EQ(check().problems, (Sentences{"specimen_member.joined_on holds no date: 1 row (id " + at(ana) + ")",
                                           "specimen_member.updated_at holds no moment: 1 row (id " + at(ana) + ")",
                                           "specimen_sheet.when_end holds no moment: 1 row (id 1)"}));
}

}  // namespace
}  // namespace ateneu::specimen
