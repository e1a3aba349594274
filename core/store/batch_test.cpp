#include "core/store/batch.h"

#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Batches : public House {
protected:
    static Record tag(std::string const& name) {
        auto record = blank_record(Tag::entity(), today);
        at<Tag>(record, "name") = name;
        return record;
    }
    static Record item_of(std::string const& code) {
        auto record = blank_record(Item::entity(), today);
        at<Item>(record, "code") = code;
        at<Item>(record, "name") = "Thing " + code;
        at<Item>(record, "price") = Money{100, *parse_currency("EUR")};
        return record;
    }
    std::vector<Written> write_all(Actor const& actor, Entity const& entity, std::vector<Record> const& records) {
        return as(actor, [&](Transaction& tx) {
            Batch batch(tx, entity);
            Keys ids;
            for (auto const& each : records) ids.push_back(each.id);
            auto const found = batch.find(ids, true);
            std::vector<Incoming> all;
            for (auto const& each : records) {
                auto const stored = found.find(each.id);
                all.push_back({each, stored == found.end() ? nullptr : &stored->second});
            }
            return batch.write(all);
        });
    }
};

TEST_P(Batches, WritesManyWithTheirHistoryAndTotals) {
    std::vector<Record> records;
    for (int n = 0; n < 234; ++n) records.push_back(item_of("c" + std::to_string(n)));
    auto const before = number("SELECT COUNT(*) FROM core_change_set");
    auto const written = write_all(superuser(), Item::entity(), records);
    ASSERT_EQ(written.size(), 234U);
    for (auto const& each : written) ASSERT_TRUE(each) << told(each);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_set") - before, 1);
    EXPECT_EQ(stored(Id<Item>{written[200].id}).code.value, "c200");
    auto const story = history(Item::entity(), written[233].id);
    ASSERT_EQ(story.size(), 1U);
    EXPECT_EQ(story[0].action, Action::add);
    EXPECT_TRUE(check().problems.empty());
    auto const next = item("after");
    EXPECT_GT(next.value, written[233].id) << "ids go on behind the batch";
}

TEST_P(Batches, AddsAndChangesTogether) {
    auto const old = item("old");
    auto const tags = std::vector{add(Tag{.name = "red"}), add(Tag{.name = "blue"})};
    auto changed = record(Item::entity(), old.value);
    at<Item>(changed, "name") = std::string("New name");
    at<Item>(changed, "tags") = Keys{tags[1].value, tags[0].value};
    auto const written = write_all(superuser(), Item::entity(), {item_of("fresh"), changed});
    ASSERT_TRUE(written[0] && written[1]) << told(written[1]);
    EXPECT_EQ(stored(old).name, "New name");
    EXPECT_EQ(stored(old).tags.size(), 2U);
    EXPECT_EQ(written[1].version, 2);
    EXPECT_EQ(history(Item::entity(), old.value).front().fields.size(), 2U);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Batches, AreAllOrNothing) {
    auto const written = write_all(superuser(), Item::entity(), {item_of("good"), item_of("not a slug!")});
    EXPECT_TRUE(written[0]);
    EXPECT_EQ(codes(written[1]), std::vector<std::string>{"code not_valid"});
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_item"), 0);
}

TEST_P(Batches, TwoNewOnesCantClaimTheSame) {
    item("taken");
    auto const written = write_all(superuser(), Item::entity(), {item_of("a"), item_of("a"), item_of("taken")});
    EXPECT_TRUE(written[0]);
    EXPECT_EQ(codes(written[1]), std::vector<std::string>{"code taken"});
    EXPECT_EQ(codes(written[2]), std::vector<std::string>{"code taken"});
}

TEST_P(Batches, KeysOfSeveralFieldsAreLookedUpTogether) {
    auto const branch = add(Branch{.code = {"b"}, .name = "Branch"});
    auto const ana = member("Ana");
    auto const thing = item("t"), other = item("u");
    add(Booking{.branch = branch, .member = ana, .item = thing, .day = today});
    auto const booking = [&](Id<Item> what) {
        Booking const each{.branch = branch, .member = ana, .item = what, .day = today};
        return to_record(Booking::entity(), &each);
    };
    auto const one_by_one = as(superuser(), [&](Transaction& tx) { return tx.validate(Booking::entity(), booking(thing)); });
    auto const written = write_all(superuser(), Booking::entity(), {booking(other), booking(thing)});
    EXPECT_EQ(written[0].problems.list().size(), 0U);
    ASSERT_EQ(written[1].problems.list().size(), one_by_one.list().size());
    for (std::size_t i = 0; i < one_by_one.list().size(); ++i) EXPECT_EQ(written[1].problems.list()[i].field, one_by_one.list()[i].field);
}

TEST_P(Batches, AskForPermissionAndVersion) {
    auto const old = item("old");
    auto stale = record(Item::entity(), old.value);
    stale.version = 7;
    EXPECT_EQ(write_all(superuser(), Item::entity(), {stale})[0].outcome, Written::Outcome::conflict);
    EXPECT_EQ(write_all(member_with({}), Item::entity(), {item_of("x")})[0].outcome, Written::Outcome::refused);
    auto missing = item_of("x");
    missing.id = 4711;
    EXPECT_EQ(write_all(superuser(), Item::entity(), {missing})[0].outcome, Written::Outcome::gone);
}

TEST_P(Batches, TargetsMustBeThere) {
    auto thing = item_of("x");
    at<Item>(thing, "tags") = Keys{4711};
    EXPECT_EQ(codes(write_all(superuser(), Item::entity(), {thing})[0]), std::vector<std::string>{"tags no_such_record"});
}

TEST_P(Batches, MutualLinksAndChildrenGoTheLongWay) {
    auto const ana = member("Ana");
    Member const ben{.name = "Ben", .joined_on = today, .friends = {ana}};
    auto const written = write_all(superuser(), Member::entity(), {to_record(Member::entity(), &ben)});
    ASSERT_TRUE(written[0]) << told(written[0]);
    EXPECT_EQ(stored(ana).friends.size(), 1U);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Batches, ReactionsFollowEachChange) {
    static int seen;
    seen = 0;
    reactions = {{&Tag::entity(), [](Transaction&, Change const& change) { seen += change.action == Action::add && change.after->id != 0 ? 1 : 100; }}};
    write_all(superuser(), Tag::entity(), {tag("one"), tag("two"), tag("three")});
    EXPECT_EQ(seen, 3);
}

TEST_P(Batches, WhatDidNotChangeLeavesNoTrace) {
    auto const old = item("old");
    auto const written = write_all(superuser(), Item::entity(), {record(Item::entity(), old.value)});
    EXPECT_TRUE(written[0]);
    EXPECT_EQ(history(Item::entity(), old.value).size(), 1U);
    EXPECT_EQ(record(Item::entity(), old.value).version, 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Batches, tests::both_databases(), tests::dialect_name);

}  // namespace
}  // namespace ateneu::specimen
