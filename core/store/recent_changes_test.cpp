// The newest changes, each as a whole, for those who may see something of them.
#include "core/store/change_set.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Recent : public House {
protected:
    /// Adds a member for each name in one change set.
    std::int64_t adding(Actor const& actor, std::vector<std::string> const& names, std::optional<std::int64_t> person = {}) {
        return as(actor, [&](Transaction& tx) {
            for (auto const& name : names) EXPECT_TRUE(tx.add(Member{.person = person, .name = name, .joined_on = today}));
            return tx.change_set();
        });
    }
    RecentChanges seen_by(Actor const& actor, int limit = 50, std::int64_t before = 0) {
        return as(actor, [&](Transaction& tx) { return recent_changes(tx, limit, before); });
    }
    static std::vector<std::int64_t> ids(RecentChanges const& found) {
        std::vector<std::int64_t> all;
        for (auto const& each : found.sets) all.push_back(each.set.id);
        return all;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Recent, tests::both_databases(), tests::dialect_name);

TEST_P(Recent, ComeNewestFirstWithWhatTheyHold) {
    auto const first = adding(superuser(), {"Ana", "Ben"}), second = adding(superuser(), {"Cleo"});
    auto const found = seen_by(superuser());
    ASSERT_EQ(ids(found), (std::vector{second, first}));
    EXPECT_EQ(found.sets[0].rows, 1);
    EXPECT_EQ(found.sets[1].rows, 2);
    EXPECT_FALSE(found.sets[1].more);
    EXPECT_EQ(found.sets[0].set.at.micros, now.micros);
    EXPECT_EQ(found.before, 0);
}

TEST_P(Recent, AreForThoseWhoSeeSomethingOfThem) {
    adding(superuser(), {"Ana"});
    auto const own = adding(superuser(), {"Ben"}, 7);
    EXPECT_TRUE(seen_by(member_with({}, 8)).sets.empty());
    EXPECT_EQ(ids(seen_by(member_with({}, 7))), std::vector{own}) << "the record is theirs";
    EXPECT_EQ(seen_by(member_with({"specimen.member.view"}, 8)).sets.size(), 2U);
    // Whoever made a change sees that they did, though what it was about is gone from their sight.
    auto const made = adding(member_with({"specimen.member.add"}, 8), {"Cleo"});
    auto const mine = seen_by(member_with({}, 8));
    ASSERT_EQ(ids(mine), std::vector{made});
    EXPECT_EQ(mine.sets[0].rows, 0);
    EXPECT_TRUE(seen_by(Actor{}).sets.empty());
}

TEST_P(Recent, GoBackPageByPage) {
    std::vector<std::int64_t> sets;
    for (auto const* name : {"Ana", "Ben", "Cleo", "Dan", "Eva"}) sets.insert(sets.begin(), adding(superuser(), {name}));
    std::vector<std::int64_t> read;
    std::int64_t before = 0;
    int pages = 0;
    do {
        auto const page = seen_by(superuser(), 2, before);
        EXPECT_LE(page.sets.size(), 2U);
        for (auto const id : ids(page)) read.push_back(id);
        before = page.before;
    } while (before != 0 && ++pages < 10);
    EXPECT_EQ(read, sets);
    EXPECT_EQ(pages, 2);
}

TEST_P(Recent, CountNoFurtherThanNeeded) {
    std::vector<std::string> names(1001, "Somebody");
    adding(superuser(), names);
    auto const found = seen_by(superuser());
    EXPECT_EQ(found.sets[0].rows, most_rows_counted);
    EXPECT_TRUE(found.sets[0].more);
}

}  // namespace
}  // namespace ateneu::specimen
