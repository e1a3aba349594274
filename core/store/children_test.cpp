// Children, saved with their parent, and links.
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Codes = std::vector<std::string>;

class Children : public House {
protected:
    Id<Order> order(std::vector<OrderLine> lines, int number = 1) {
        return add(Order{.number = number, .customer = ana, .placed_on = today, .lines = std::move(lines)});
    }
    Written change(Order const& order, std::int64_t version = 0) {
        auto record = to_record(Order::entity(), &order);
        record.version = version;
        return write([&](Transaction& tx) { return tx.change(Order::entity(), record); });
    }
    std::string notes(Id<Order> id) {
        std::string all;
        for (auto const& line : stored(id).lines) all += line.note;
        return all;
    }
    std::int64_t version(Entity const& entity, std::int64_t id) { return record(entity, id).version; }

    Id<Member> ana = member("Ana");
    Id<Item> drill = item("drill"), saw = item("saw"), glue = item("glue");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Children, tests::both_databases(), tests::dialect_name);

TEST_P(Children, AreAddedChangedMovedAndTakenAwayWithTheirParent) {
    auto const id = order({{.item = drill, .quantity = 1, .note = "a"}, {.item = saw, .quantity = 2, .note = "b"}});
    EXPECT_EQ(notes(id), "ab");
    auto now_there = stored(id);
    auto const saw_line = now_there.lines[1].id;
    std::swap(now_there.lines[0], now_there.lines[1]);
    now_there.lines[0].quantity = 5;
    now_there.lines[1] = {.item = glue, .note = "c"};
    auto const written = change(now_there);
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(written.version, 2);
    EXPECT_EQ(notes(id), "bc");
    EXPECT_EQ(stored(id).lines[0].id, saw_line);
    EXPECT_EQ(stored(id).lines[0].quantity, 5);
    EXPECT_EQ(number("SELECT total FROM core_total WHERE entity = 'specimen.order_line'"), 2);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Children, OfAnotherParentAreRefused) {
    auto const mine = order({{.item = drill}});
    auto const theirs = order({{.item = saw, .note = "theirs"}}, 2);
    auto stolen = stored(mine);
    stolen.lines.push_back(stored(theirs).lines[0]);
    EXPECT_EQ(codes(change(stolen)), Codes{"lines[1] no_such_record"});
    EXPECT_EQ(notes(theirs), "theirs");
    auto added = stored(theirs);
    added.number = 3;
    EXPECT_EQ(codes(write([&](Transaction& tx) { return tx.add(added); })), Codes{"lines[0] no_such_record"});
}

TEST_P(Children, MayNotBeListedTwice) {
    auto const id = order({{.item = drill}});
    auto twice = stored(id);
    twice.lines.push_back(twice.lines[0]);
    twice.lines[1].item = saw;
    EXPECT_EQ(codes(change(twice)), Codes{"lines[1] no_such_record"});
}

TEST_P(Children, ClashAmongThemselvesBeforeTheyAreStored) {
    Order const twice{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = drill}, {.item = saw}, {.item = drill}}};
    EXPECT_EQ(codes(write([&](Transaction& tx) { return tx.add(twice); })), Codes{"lines[2].item taken"});
    auto const id = order({{.item = drill}});
    auto more = stored(id);
    more.lines.push_back({.item = drill});
    auto const written = change(more);
    EXPECT_FALSE(written);
    EXPECT_NE(written.problems.of("lines[1].item"), nullptr);
}

TEST_P(Children, MayTakeTheKeyOfOneThatGoes) {
    auto const id = order({{.item = drill, .note = "old"}});
    auto changed = stored(id);
    changed.lines = {{.item = drill, .note = "new"}};
    auto const written = change(changed);
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(notes(id), "new");
}

TEST_P(Children, ThatSwapTheirKeysAreToldSoRatherThanFail) {
    auto const id = order({{.item = drill}, {.item = saw}});
    auto changed = stored(id);
    std::swap(changed.lines[0].item, changed.lines[1].item);
    EXPECT_EQ(codes(change(changed)), (Codes{"lines[0].item taken", "lines[1].item taken"}));
}

TEST_P(Children, RaiseTheirParentsVersionWhenChangedAlone) {
    auto const id = order({{.item = drill, .note = "a"}});
    auto line = stored(id).lines[0];
    line.quantity = 7;
    auto const written = write([&](Transaction& tx) { return tx.change(OrderLine::entity(), to_record(OrderLine::entity(), &line)); });
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(version(Order::entity(), id.value), 2);

    auto const added = add(OrderLine{.order = id, .item = saw, .note = "b"});
    EXPECT_EQ(version(Order::entity(), id.value), 3);
    EXPECT_EQ(notes(id), "ab");  // behind the others

    write([&](Transaction& tx) { return tx.remove(OrderLine::entity(), added.value, 0); });
    EXPECT_EQ(version(Order::entity(), id.value), 4);
    EXPECT_EQ(notes(id), "a");
}

TEST_P(Children, ThatMoveRaiseTheVersionOfBothParents) {
    auto const from = order({{.item = drill}}), to = order({{.item = saw}}, 2);
    auto line = stored(from).lines[0];
    line.order = to;
    ASSERT_TRUE(write([&](Transaction& tx) { return tx.change(OrderLine::entity(), to_record(OrderLine::entity(), &line)); }));
    EXPECT_EQ(version(Order::entity(), from.value), 2);
    EXPECT_EQ(version(Order::entity(), to.value), 2);
}

std::vector<std::string> heard;

TEST_P(Children, AreHeardOfOneByOne) {
    heard.clear();
    reactions = {{&OrderLine::entity(), [](Transaction&, Change const& change) {
                      auto const* record = change.after ? change.after : change.before;
                      heard.push_back(std::string(code_of(change.action)) + " " + text_of(record->values[3]));
                  }}};
    auto const id = order({{.item = drill, .note = "a"}, {.item = saw, .note = "b"}});
    auto changed = stored(id);
    changed.lines.erase(changed.lines.begin());
    changed.lines[0].note = "B";
    changed.lines.push_back({.item = glue, .note = "c"});
    change(changed);
    EXPECT_EQ(heard, (std::vector<std::string>{"add a", "add b", "delete a", "change B", "add c"}));
}

TEST_P(Children, ThatAreNeededElsewhereStay) {
    auto const id = order({{.item = drill, .note = "a"}, {.item = saw, .note = "b"}});
    auto changed = stored(id);
    add(Remark{.about = {"specimen.order_line", changed.lines[1].id.value}, .text = "goes with it"});
    changed.lines.pop_back();
    ASSERT_TRUE(change(changed));
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_remark"), 0);
    EXPECT_TRUE(check().problems.empty());
    EXPECT_TRUE(check().remarks.empty());
}

class Links : public House {
protected:
    std::vector<std::int64_t> friends(Id<Member> id) {
        std::vector<std::int64_t> keys;
        for (auto const other : stored(id).friends) keys.push_back(other.value);
        return keys;
    }
    Written befriend(Id<Member> id, std::vector<Id<Member>> others, std::int64_t version = 0) {
        auto member = stored(id);
        member.friends = std::move(others);
        auto record = to_record(Member::entity(), &member);
        record.version = version;
        return as(version ? superuser() : the_program(), [&](Transaction& tx) { return tx.change(Member::entity(), record); });
    }
    using Keys = std::vector<std::int64_t>;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Links, tests::both_databases(), tests::dialect_name);

TEST_P(Links, AreSetsWithoutOrder) {
    auto const a = add(Tag{.name = "a"}), b = add(Tag{.name = "b"});
    auto const id = add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}, .tags = {b, a, b}});
    auto item = stored(id);
    EXPECT_EQ(item.tags, (std::vector<Id<Tag>>{a, b}));
    item.tags = {b, a};
    auto const written = write([&](Transaction& tx) { return tx.change(Item::entity(), to_record(Item::entity(), &item)); });
    EXPECT_EQ(written.version, 1);
    item.tags = {b};
    EXPECT_EQ(write([&](Transaction& tx) { return tx.change(Item::entity(), to_record(Item::entity(), &item)); }).version, 2);
    EXPECT_EQ(stored(id).tags, std::vector<Id<Tag>>{b});
}

TEST_P(Links, OfFriendsHoldInBothDirections) {
    auto const ana = member("Ana"), ben = member("Ben"), eva = member("Eva");
    ASSERT_TRUE(befriend(ana, {ben, eva}));
    EXPECT_EQ(friends(ben), Keys{ana.value});
    EXPECT_EQ(friends(eva), Keys{ana.value});
    ASSERT_TRUE(befriend(eva, {}));
    EXPECT_EQ(friends(ana), Keys{ben.value});
    EXPECT_EQ(history(Member::entity(), ben.value).size(), 2u);
    EXPECT_EQ(history(Member::entity(), eva.value).size(), 3u);
}

TEST_P(Links, OfFriendsAreNotUndoneByWhoEditedTheOtherEndMeanwhile) {
    auto const ana = member("Ana"), ben = member("Ben");
    ASSERT_TRUE(befriend(ana, {ben}));
    EXPECT_EQ(befriend(ben, {}, 1).outcome, Written::Outcome::conflict);
    EXPECT_EQ(friends(ana), Keys{ben.value});
}

}  // namespace
}  // namespace ateneu::specimen
