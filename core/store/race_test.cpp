// Two at once, each in a thread and on a connection of its own.
#include <atomic>
#include <latch>

#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Race : public House {
protected:
    /// Runs the deed in two threads that begin together; what became of each.
    template <class Deed>
    std::vector<Written> both(Deed const& deed) {
        std::vector<Written> results(2);
        std::latch start(2);
        auto const run = [&](std::size_t who) {
            start.arrive_and_wait();
            results[who] = as(superuser(static_cast<std::int64_t>(who) + 1), [&](Transaction& tx) { return deed(tx, who); });
        };
        {
            std::jthread const first(run, 0), second(run, 1);
        }
        return results;
    }
    static int count(std::vector<Written> const& results, Written::Outcome outcome) {
        int found = 0;
        for (auto const& each : results) found += each.outcome == outcome;
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Race, tests::both_databases(), tests::dialect_name);

TEST_P(Race, OfTwoWritersOfOneRecordLeavesOneConflictAndNoLostUpdate) {
    auto const id = add(Tag{.name = "start"});
    for (int round = 0; round < 15; ++round) {
        auto const seen = record(Tag::entity(), id.value);
        auto const results = both([&](Transaction& tx, std::size_t who) {
            auto changed = seen;
            at<Tag>(changed, "name") = std::to_string(round) + " by " + std::to_string(who);
            return tx.change(Tag::entity(), changed);
        });
        EXPECT_EQ(count(results, Written::Outcome::done), 1);
        EXPECT_EQ(count(results, Written::Outcome::conflict), 1);
        auto const winner = results[0] ? "0" : "1";
        EXPECT_EQ(stored(id).name, std::to_string(round) + " by " + winner);
    }
    EXPECT_EQ(record(Tag::entity(), id.value).version, 16);
    EXPECT_EQ(history(Tag::entity(), id.value).size(), 16u);
}

TEST_P(Race, ForOneKeyTellsTheSecondThatItIsTaken) {
    for (int round = 0; round < 15; ++round) {
        auto const name = "tag " + std::to_string(round);
        auto const results = both([&](Transaction& tx, std::size_t) { return tx.add(Tag{.name = name}); });
        EXPECT_EQ(count(results, Written::Outcome::done), 1);
        auto const& second = results[0] ? results[1] : results[0];
        EXPECT_EQ(codes(second), std::vector<std::string>{"name taken"});
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 15);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Race, OfAChangeAndADeletionLeavesOneOfThem) {
    for (int round = 0; round < 10; ++round) {
        auto const id = add(Tag{.name = "tag " + std::to_string(round)});
        auto const seen = record(Tag::entity(), id.value);
        auto const results = both([&](Transaction& tx, std::size_t who) {
            if (who == 0) return tx.remove(Tag::entity(), id.value, seen.version);
            auto changed = seen;
            at<Tag>(changed, "name") = "changed " + std::to_string(round);
            return tx.change(Tag::entity(), changed);
        });
        EXPECT_EQ(count(results, Written::Outcome::done), 1) << told(results[0]) << told(results[1]);
        auto const there = number("SELECT COUNT(*) FROM specimen_tag WHERE id = " + std::to_string(id.value));
        EXPECT_EQ(there, results[0] ? 0 : 1);
    }
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Race, OfFriendsWhoMeetLeavesBothSidesEqual) {
    auto const ana = member("Ana"), ben = member("Ben");
    auto const records = std::pair{record(Member::entity(), ana.value), record(Member::entity(), ben.value)};
    auto const results = both([&](Transaction& tx, std::size_t who) {
        auto mine = who == 0 ? records.first : records.second;
        at<Member>(mine, "friends") = Keys{who == 0 ? ben.value : ana.value};
        return tx.change(Member::entity(), mine);
    });
    EXPECT_GE(count(results, Written::Outcome::done), 1);
    EXPECT_EQ(stored(ana).friends, std::vector<Id<Member>>{ben});
    EXPECT_EQ(stored(ben).friends, std::vector<Id<Member>>{ana});
}

TEST_P(Race, KeepsTotalsRight) {
    both([&](Transaction& tx, std::size_t who) {
        for (int n = 0; n < 20; ++n) tx.add(Statute{.name = std::to_string(who) + std::to_string(n)});
        return Written{};
    });
    EXPECT_EQ(number("SELECT total FROM core_total WHERE entity = 'specimen.statute'"), 40);
}

}  // namespace
}  // namespace ateneu::specimen
