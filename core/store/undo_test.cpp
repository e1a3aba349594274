// Taking a whole change set back, and what stands in its way.
#include "core/store/undo.h"

#include "core/store/change_set.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Undo : public House {
protected:
    /// A deed that changes something; its change set.
    template <class Deed>
    std::int64_t changing(Deed const& deed, Actor const& actor = the_program()) {
        now = {now.micros + 1'000'000};
        return as(actor, [&](Transaction& tx) {
            deed(tx);
            return tx.change_set();
        });
    }
    Undone undo_as(Actor const& actor, std::int64_t set) {
        now = {now.micros + 1'000'000};
        return as(actor, [&](Transaction& tx) { return undo(tx, set); });
    }
    Undone back(std::int64_t set) { return undo_as(superuser(), set); }
    static std::string told_of(Undone const& undone) {
        auto text = undone.refusal.code;
        for (auto const& clash : undone.clashes)
            text += (text.empty() ? "" : "\n") + clash.kind + " " + clash.title + " " + clash.field + " " + clash.code;
        return text;
    }
    template <class T>
    static void set_field(Transaction& tx, Id<T> id, std::string_view field, Value value) {
        auto record = *tx.read(T::entity(), id.value);
        at<T>(record, field) = std::move(value);
        auto const written = tx.change(T::entity(), record);
        ASSERT_TRUE(written) << told(written);
    }

    Id<Member> ana = member("Ana");
    Id<Member> ben = member("Ben");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Undo, tests::both_databases(), tests::dialect_name);

TEST_P(Undo, TakesAddedChangedAndRemovedBackTogether) {
    auto const tag = add(Tag{.name = "Red"});
    auto const thing = add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}, .tags = {tag}});
    auto const card = add(Card{.member = ana, .street = "Major 1"});
    auto const before = everything();
    auto const set = changing([&](Transaction& tx) {
        auto const cleo = tx.add(Member{.name = "Cleo", .joined_on = today});
        tx.add(Card{.member = {cleo.id}, .street = "Menor 2"});
        set_field(tx, ana, "name", std::string("Anna"));
        set_field(tx, ana, "name", std::string("Anne"));
        tx.remove(Card::entity(), card.value, 0);
        tx.remove(Tag::entity(), tag.value, 0);
        tx.add(Order{.number = 7, .customer = {cleo.id}, .placed_on = today, .lines = {{.item = thing}}});
    });
    ASSERT_NE(everything(), before);
    auto const undone = back(set);
    ASSERT_TRUE(undone) << told_of(undone);
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(stored(thing).tags, std::vector{tag});
    EXPECT_TRUE(check().problems.empty());
    EXPECT_EQ(number("SELECT undoes FROM core_change_set WHERE id = " + std::to_string(undone.change_set)), set);
}

TEST_P(Undo, BringsChildrenBackUnderTheirIds) {
    auto const order = add(Order{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = item("a"), .note = "one"}, {.item = item("b"), .note = "two"}}});
    auto const before = everything();
    auto const removed = changing([&](Transaction& tx) { tx.remove(Order::entity(), order.value, 0); });
    auto const version = number("SELECT MAX(version) FROM specimen_order");
    ASSERT_TRUE(back(removed));
    EXPECT_EQ(everything(), before);
    EXPECT_GT(record(Order::entity(), order.value).version, version);
    auto const line_removed = changing([&](Transaction& tx) {
        auto whole = *tx.read(Order::entity(), order.value);
        std::get<Records>(at<Order>(whole, "lines")).erase(std::get<Records>(at<Order>(whole, "lines")).begin());
        ASSERT_TRUE(tx.change(Order::entity(), whole));
    });
    ASSERT_TRUE(back(line_removed));
    EXPECT_EQ(everything(), before);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Undo, OfEveryKindOfField) {
    auto const tag = add(Tag{.name = "Red"});
    auto const sheet = add(full_sheet(ana, {tag}));
    auto const slip = add(full_slip(ana));
    auto const before = everything();
    auto const removed = changing([&](Transaction& tx) {
        tx.remove(Sheet::entity(), sheet.value, 0);
        tx.remove(Slip::entity(), slip.value, 0);
    });
    ASSERT_TRUE(back(removed));
    EXPECT_EQ(everything(), before);
    auto const changed = changing([&](Transaction& tx) {
        auto other = to_record(Sheet::entity(), std::make_unique<Sheet>(extreme_sheet(ana)).get());
        other.id = sheet.value;
        at<Sheet>(other, "pin") = std::string();
        auto stored = *tx.read(Sheet::entity(), sheet.value);
        at<Sheet>(other, "created_at") = at<Sheet>(stored, "created_at");
        EXPECT_TRUE(tx.change(Sheet::entity(), other));
    });
    // The pin came back blank with the sheet, so nothing secret was changed.
    ASSERT_TRUE(back(changed));
    EXPECT_EQ(everything(), before);
}

TEST_P(Undo, LeavesLaterChangesAlone) {
    auto const set = changing([&](Transaction& tx) { set_field(tx, ana, "name", std::string("Anna")); });
    changing([&](Transaction& tx) { set_field(tx, ana, "email", std::string("ana@example.org")); });
    ASSERT_TRUE(back(set));
    EXPECT_EQ(stored(ana).name, "Ana");
    EXPECT_EQ(stored(ana).email, Email{"ana@example.org"});
}

TEST_P(Undo, WritesNothingWhereOneThingClashes) {
    auto const set = changing([&](Transaction& tx) {
        set_field(tx, ana, "name", std::string("Anna"));
        set_field(tx, ben, "name", std::string("Benet"));
    });
    changing([&](Transaction& tx) { set_field(tx, ana, "name", std::string("Aina")); });
    auto const before = everything();
    auto const sets = number("SELECT COUNT(*) FROM core_change_set");
    auto const undone = back(set);
    EXPECT_FALSE(undone);
    EXPECT_EQ(told_of(undone), "specimen.member Aina name changed");
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_set"), sets);
    EXPECT_EQ(told_of(as(superuser(), [&](Transaction& tx) { return undo_preview(tx, set); })), "specimen.member Aina name changed");
}

TEST_P(Undo, KeepsWhatOthersNeedByNow) {
    Id<Member> cleo;
    auto const set = changing([&](Transaction& tx) { cleo = {tx.add(Member{.name = "Cleo", .joined_on = today}).id}; });
    add(Card{.member = cleo, .street = "Menor 2"});  // it would go along, and nobody asked for that
    EXPECT_EQ(told_of(back(set)), "specimen.member Cleo  still_used");
    add(Remark{.about = {"specimen.member", cleo.value}, .text = "hello"});
    EXPECT_EQ(back(set).clash_count, 1);
    EXPECT_EQ(stored(cleo).name, "Cleo");
}

TEST_P(Undo, FindsKeysTakenByOthersMeanwhile) {
    auto const tag = add(Tag{.name = "Red"});
    auto const set = changing([&](Transaction& tx) { set_field(tx, tag, "name", std::string("Blue")); });
    add(Tag{.name = "Red"});
    EXPECT_EQ(told_of(back(set)), "specimen.tag Blue name taken");
    auto const removed = changing([&](Transaction& tx) { tx.remove(Tag::entity(), tag.value, 0); });
    add(Tag{.name = "Blue"});
    EXPECT_EQ(told_of(back(removed)), "specimen.tag  name taken");
}

TEST_P(Undo, HappensOnceAndCanItselfBeUndone) {
    auto const set = changing([&](Transaction& tx) { set_field(tx, ana, "name", std::string("Anna")); });
    auto const undone = back(set);
    EXPECT_EQ(back(set).refusal.code, "undone_already");
    ASSERT_TRUE(back(undone.change_set));
    EXPECT_EQ(stored(ana).name, "Anna");
    ASSERT_TRUE(back(set));
    EXPECT_EQ(stored(ana).name, "Ana");
    EXPECT_EQ(back(99'999).refusal.code, "no_such_change");
}

TEST_P(Undo, IsForThoseWhoMayDoTheReverse) {
    auto const set = changing([&](Transaction& tx) { set_field(tx, ana, "name", std::string("Anna")); });
    auto const added = changing([&](Transaction& tx) { tx.add(Tag{.name = "Red"}); });
    auto const viewer = member_with({"specimen.member.view"}, 7), editor = member_with({"specimen.member.view", "specimen.member.change"}, 7);
    EXPECT_EQ(told_of(undo_as(viewer, set)), "specimen.member   no_permission");
    EXPECT_EQ(told_of(undo_as(editor, added)), "specimen.tag   no_permission");
    EXPECT_TRUE(undo_as(editor, set));
    EXPECT_EQ(stored(ana).name, "Ana");
    auto const unseen = member_with({"specimen.member.change"}, 7);
    auto const again = changing([&](Transaction& tx) { set_field(tx, ana, "name", std::string("Anna")); });
    EXPECT_EQ(told_of(undo_as(unseen, again)), "specimen.member   gone");
}

TEST_P(Undo, OfWhatPeopleNeverTypeIsForWhoMadeTheChange) {
    auto const maker = member_with({"specimen.member.view", "specimen.member.change"}, 7);
    auto const colleague = member_with({"specimen.member.view", "specimen.member.change"}, 8);
    auto const set = changing([&](Transaction& tx) {
        Transaction::Deed const deed(tx);
        set_field(tx, ana, "balance", std::int64_t{3600});
        tx.add(Receipt{.member = ana, .amount = {3600}});
    }, maker);
    EXPECT_EQ(told_of(undo_as(colleague, set)), "specimen.receipt   no_permission\nspecimen.member Ana balance no_permission");
    ASSERT_TRUE(undo_as(maker, set));
    EXPECT_EQ(stored(ana).balance, Duration{0});
    EXPECT_EQ(rows_of(Receipt::entity()), "");
}

TEST_P(Undo, BringsNothingBackThatOnlySuperusersGive) {
    changing([&](Transaction& tx) { set_field(tx, ana, "level", std::int64_t{3}); });
    auto const removed = changing([&](Transaction& tx) { tx.remove(Member::entity(), ana.value, 0); });
    auto const colleague = member_with({"specimen.member.view", "specimen.member.add"}, 8);
    EXPECT_EQ(told_of(undo_as(colleague, removed)), "specimen.member  level no_permission");
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_member WHERE id = " + std::to_string(ana.value)), 0);
    EXPECT_TRUE(back(removed));
    EXPECT_EQ(stored(ana).level, 3);
}

TEST_P(Undo, MendsFriendshipOnBothEnds) {
    auto const set = changing([&](Transaction& tx) { set_field(tx, ana, "friends", Keys{ben.value}); });
    ASSERT_EQ(stored(ben).friends, std::vector{ana});
    auto const undone = back(set);
    ASSERT_TRUE(undone) << told_of(undone);
    EXPECT_TRUE(stored(ana).friends.empty());
    EXPECT_TRUE(stored(ben).friends.empty());
}

TEST_P(Undo, TakesThousandsBackInOneGo) {
    auto const before = everything();
    auto const set = changing([&](Transaction& tx) {
        for (int n = 0; n < 1000; ++n) tx.add(Tag{.name = "Tag " + std::to_string(n)});
    });
    auto const undone = back(set);
    ASSERT_TRUE(undone) << told_of(undone);
    EXPECT_EQ(undone.rows, 1000);
    EXPECT_EQ(everything(), before);
    ASSERT_TRUE(back(undone.change_set));
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 1000);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Undo, ShowsAChangeSetToThoseWhoSeeItsRecords) {
    auto const set = changing([&](Transaction& tx) {
        set_field(tx, ana, "name", std::string("Anna"));
        tx.add(Tag{.name = "Red"});
    });
    auto const counted = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            std::string text;
            for (auto const& each : change_counts(tx, set)) text += std::string(each.entity->name) + " " + std::string(code_of(each.action)) + " " + std::to_string(each.count) + "\n";
            for (auto const& each : changes_in(tx, set, 10)) text += each.title + "\n";
            return text;
        });
    };
    EXPECT_EQ(counted(superuser()), "member change 1\ntag add 1\nAnna\nRed\n");
    EXPECT_EQ(counted(member_with({"specimen.tag.view"}, 7)), "tag add 1\nRed\n");
    auto const found = as(superuser(), [&](Transaction& tx) { return change_set_of(tx, set); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->reason, "because");
    EXPECT_EQ(found->undone_by, 0);
}

}  // namespace
}  // namespace ateneu::specimen
