// Finding records that may be one, and remembering that they are not.
#include "core/store/duplicates.h"

#include "core/store/merge.h"
#include "core/store/undo.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Duplicates : public House {
protected:
    std::vector<std::string> found(Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            std::vector<std::string> all;
            for (auto const& key : alike_keys(Member::entity()))
                for (auto const& pair : likely_pairs(tx, Member::entity(), key, 100)) all.push_back(std::string(pair.why) + ": " + pair.left_title + ", " + pair.right_title);
            return all;
        });
    }
    Written apart(Actor const& actor, Id<Member> one, Id<Member> other) {
        return as(actor, [&](Transaction& tx) { return call_different(tx, Member::entity(), one.value, other.value); });
    }

    Id<Member> nuria = member("Núria Camps"), plain = member("nuria camps"), ben = member("Ben");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Duplicates, tests::both_databases(), tests::dialect_name);

TEST_P(Duplicates, AreFoundByFoldedName) {
    EXPECT_EQ(found(superuser()), std::vector<std::string>{"Same name: Núria Camps, nuria camps"});
    EXPECT_TRUE(found(member_with({}, 7)).empty());
    auto const same = as(superuser(), [&](Transaction& tx) { return likely_the_same(tx, Member::entity(), plain.value, 5); });
    ASSERT_EQ(same.size(), 1u);
    EXPECT_EQ(same[0].right_title, "Núria Camps");
    EXPECT_TRUE(as(superuser(), [&](Transaction& tx) { return likely_the_same(tx, Member::entity(), ben.value, 5); }).empty());
}

TEST_P(Duplicates, ArePagedByTheirIds) {
    member("Ben");
    member("Ben");
    std::vector<std::int64_t> lefts;
    std::pair<std::int64_t, std::int64_t> after;
    for (;;) {
        auto const pairs = as(superuser(), [&](Transaction& tx) { return likely_pairs(tx, Member::entity(), alike_keys(Member::entity()).front(), 1, after); });
        if (pairs.empty()) break;
        lefts.push_back(pairs[0].left);
        after = {pairs[0].left, pairs[0].right};
    }
    EXPECT_EQ(lefts, (std::vector<std::int64_t>{nuria.value, ben.value, ben.value, ben.value + 1}));
}

TEST_P(Duplicates, CalledDifferentAreNotAskedAgainUntilThatIsUndone) {
    EXPECT_EQ(apart(superuser(), nuria, nuria).refusal.code, "same_record");
    EXPECT_EQ(apart(member_with({"specimen.member.view"}, 7), nuria, plain).refusal.code, "no_permission");
    ASSERT_TRUE(apart(superuser(), plain, nuria));
    auto const set = number("SELECT MAX(id) FROM core_change_set");
    ASSERT_TRUE(apart(superuser(), nuria, plain));
    EXPECT_TRUE(found(superuser()).empty());
    EXPECT_TRUE(as(superuser(), [&](Transaction& tx) { return undo(tx, set); }));
    EXPECT_EQ(found(superuser()).size(), 1u);
}

TEST_P(Duplicates, WhatIsKnownOfTheLoserHoldsForTheSurvivor) {
    auto const third = member("NURIA CAMPS");
    ASSERT_TRUE(apart(superuser(), plain, third));
    ASSERT_TRUE(apart(superuser(), nuria, plain));
    auto const merged = write([&](Transaction& tx) { return merge(tx, Member::entity(), {.left = nuria.value, .right = third.value}); });
    ASSERT_TRUE(merged) << told(merged);
    EXPECT_TRUE(found(superuser()).empty());
    EXPECT_TRUE(check().problems.empty());
}

}  // namespace
}  // namespace ateneu::specimen
