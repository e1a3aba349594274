// Two records become one: values, what points at them, clashes, history, and the way back.
#include "core/store/merge.h"

#include "core/store/undo.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Merge : public House {
protected:
    Written merge_as(Actor const& actor, Entity const& entity, MergeChoices choices) {
        now = {now.micros + 1'000'000};
        return as(actor, [&](Transaction& tx) {
            if (auto const left = tx.read(entity, choices.left); left && choices.left_version == 0) choices.left_version = left->version;
            if (auto const right = tx.read(entity, choices.right); right && choices.right_version == 0) choices.right_version = right->version;
            return merge(tx, entity, choices);
        });
    }
    Written merge_members(std::map<std::string, Side, std::less<>> sides = {}, Side survivor = Side::left) {
        return merge_as(superuser(), Member::entity(), {.left = ana.value, .right = anna.value, .survivor = survivor, .sides = std::move(sides)});
    }
    MergePreview look(Actor const& actor, Entity const& entity, MergeChoices const& choices) {
        return as(actor, [&](Transaction& tx) { return merge_preview(tx, entity, choices); });
    }
    Undone undo_last() {
        now = {now.micros + 1'000'000};
        auto const set = number("SELECT MAX(id) FROM core_change_set");
        return as(superuser(), [&](Transaction& tx) { return undo(tx, set); });
    }
    void expect_undone_to(std::string const& before) {
        auto const undone = undo_last();
        std::string clashes = undone.refusal.code;
        for (auto const& clash : undone.clashes) clashes += clash.kind + " " + std::to_string(clash.record) + " " + clash.field + " " + clash.code + "\n";
        EXPECT_TRUE(undone) << clashes;
        EXPECT_EQ(everything(), before);
        EXPECT_TRUE(check().problems.empty());
    }
    std::int64_t rows(std::string const& table) { return number("SELECT COUNT(*) FROM specimen_" + table); }
    Id<Booking> booking(Id<Member> who, Id<Item> what, Date day, std::optional<Date> back = {}) {
        return add(Booking{.branch = house, .member = who, .item = what, .day = day, .returned_on = back});
    }

    Id<Branch> house = add(Branch{.code = {"north"}, .name = "North"});
    Id<Member> ben = member("Ben");
    Id<Member> ana = add(Member{.name = "Ana", .email = Email{"ana@example.org"}, .joined_on = date_of(2020, 1, 1), .friends = {ben}});
    Id<Member> anna = add(Member{.name = "Anna", .email = Email{"anna@example.org"}, .joined_on = date_of(2024, 1, 1), .branch = house});
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Merge, tests::both_databases(), tests::dialect_name);

TEST_P(Merge, TakesEachFieldFromWhereItIsChosen) {
    auto const before = everything();
    auto const written = merge_members({{"email", Side::right}, {"joined_on", Side::right}});
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(written.id, ana.value);
    auto const one = stored(ana);
    EXPECT_EQ(one.name, "Ana");
    EXPECT_EQ(one.email, Email{"anna@example.org"});
    EXPECT_EQ(one.joined_on, date_of(2024, 1, 1));
    EXPECT_EQ(one.branch, house);  // the survivor had none
    EXPECT_EQ(rows("member"), 2);
    EXPECT_TRUE(check().problems.empty());
    expect_undone_to(before);
}

TEST_P(Merge, LetsTheOtherIdSurvive) {
    auto const before = everything();
    ASSERT_TRUE(merge_members({{"name", Side::left}}, Side::right));
    EXPECT_EQ(stored(anna).name, "Ana");
    EXPECT_EQ(stored(anna).email, Email{"anna@example.org"});
    EXPECT_EQ(stored(anna).friends, std::vector{ben});
    EXPECT_EQ(stored(ben).friends, std::vector{anna});
    expect_undone_to(before);
}

TEST_P(Merge, MovesEverythingThatPointsAtTheLoser) {
    auto const tag = add(Tag{.name = "Red"});
    auto sheet = full_sheet(anna, {tag});
    auto const about = add(sheet);
    auto const slip = add(full_slip(anna));
    auto const order = add(Order{.number = 1, .customer = anna, .placed_on = today, .lines = {{.item = item("a")}}});
    auto const remark = add(Remark{.about = {"specimen.member", anna.value}, .text = "hello"});
    auto const receipt = add(Receipt{.member = anna, .amount = {60}});
    auto const movement = add(Movement{.member = anna, .amount = {60}});
    auto const card = add(Card{.member = anna, .street = "Major 1", .pin = {"s3cret"}});
    run("INSERT INTO specimen_visit (member, at) VALUES (" + std::to_string(anna.value) + ", '2026-01-01T00:00:00.000000Z')");
    auto const friends = as(superuser(), [&](Transaction& tx) {
        auto cleo = *tx.read(Member::entity(), ben.value);
        at<Member>(cleo, "friends") = Keys{ana.value, anna.value};
        return tx.change(Member::entity(), cleo);
    });
    ASSERT_TRUE(friends) << told(friends);
    auto const before = everything();
    auto const written = merge_members();
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(stored(about).member, ana);
    EXPECT_EQ(stored(about).about, (AnyReference{"specimen.member", ana.value}));
    EXPECT_EQ(stored(slip).keeper, ana);
    EXPECT_EQ(stored(order).customer, ana);
    EXPECT_EQ(stored(remark).about.id, ana.value);
    EXPECT_EQ(stored(receipt).member, ana);
    EXPECT_EQ(stored(movement).member, ana);
    EXPECT_EQ(stored(card).member, ana);
    EXPECT_EQ(stored(card).pin, Secret{"s3cret"});
    EXPECT_EQ(stored(ben).friends, std::vector{ana});
    EXPECT_EQ(number("SELECT member FROM specimen_visit"), ana.value);
    EXPECT_TRUE(check().problems.empty());
    expect_undone_to(before);
    EXPECT_EQ(stored(card).pin, Secret{"s3cret"});
}

TEST_P(Merge, SettlesClashesAsChosen) {
    auto const drill = item("drill");
    auto const mine = booking(ana, drill, date_of(2026, 1, 1)), theirs = booking(anna, drill, date_of(2026, 2, 1));
    auto const seen = look(superuser(), Member::entity(), {.left = ana.value, .right = anna.value});
    ASSERT_EQ(seen.rows.size(), 1u);
    EXPECT_EQ(seen.rows[0].left + seen.rows[0].right, 2);
    ASSERT_EQ(seen.rows[0].clashes.size(), 1u);
    auto const& clash = seen.rows[0].clashes[0];
    EXPECT_EQ(clash.address, "specimen.booking.member:" + std::to_string(mine.value) + "-" + std::to_string(theirs.value));
    EXPECT_TRUE(clash.is_retired);  // only those that are out may not be two
    auto const before = everything();
    ASSERT_TRUE(merge_members({{clash.address, Side::right}}));
    EXPECT_EQ(stored(mine).returned_on, today);
    EXPECT_EQ(stored(theirs).returned_on, std::nullopt);
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_booking WHERE member = " + std::to_string(ana.value)), 2);
    expect_undone_to(before);
}

TEST_P(Merge, MergesRowsThatMayNotBeTwo) {
    auto const drill = item("drill"), saw = item("saw");
    auto const first = add(Order{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = drill, .quantity = 2, .note = "mine"}}});
    auto const second = add(Order{.number = 2, .customer = anna, .placed_on = today, .lines = {{.item = saw}, {.item = drill, .quantity = 5}}});
    auto const before = everything();
    auto const lines = stored(first).lines;
    auto const written = merge_as(superuser(), Order::entity(), {.left = first.value, .right = second.value, .sides = {
        {"specimen.order_line.order:" + std::to_string(lines[0].id.value) + "-" + std::to_string(stored(second).lines[1].id.value), Side::right}}});
    ASSERT_TRUE(written) << told(written);
    auto const merged = stored(first).lines;
    ASSERT_EQ(merged.size(), 2u);
    std::map<std::int64_t, int> quantities;
    for (auto const& line : merged) quantities[line.item.value] = line.quantity;
    EXPECT_EQ(quantities[drill.value], 5);
    EXPECT_EQ(quantities[saw.value], 1);
    EXPECT_EQ(rows("order"), 1);
    EXPECT_TRUE(check().problems.empty());
    expect_undone_to(before);
}

TEST_P(Merge, JoinsFacetsAndBringsSecretsBack) {
    auto const mine = add(Card{.member = ana, .street = "Major 1", .pin = {"one"}});
    auto const theirs = add(Card{.member = anna, .street = "Menor 2", .pin = {"two"}});
    auto const before = everything();
    ASSERT_TRUE(merge_members({{"card.street", Side::right}}));
    EXPECT_EQ(rows("card"), 1);
    EXPECT_EQ(stored(mine).street, "Menor 2");
    EXPECT_EQ(stored(mine).pin, Secret{"one"});
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE before LIKE '%two%' OR after LIKE '%two%'"), 0);
    expect_undone_to(before);
    EXPECT_EQ(stored(theirs).pin, Secret{"two"});
    EXPECT_EQ(stored(mine).pin, Secret{"one"});
}

TEST_P(Merge, LeavesOutTheRowsOfOneSide) {
    auto const drill = item("drill"), saw = item("saw");
    booking(ana, drill, date_of(2026, 1, 1));
    booking(anna, saw, date_of(2026, 1, 1));
    auto const slip = add(Slip{.title = "read", .reader = anna});
    auto const before = everything();
    ASSERT_TRUE(merge_members({{"specimen.booking.member", Side::right}, {"specimen.slip.reader", Side::left}}));
    EXPECT_EQ(number("SELECT item FROM specimen_booking"), saw.value);
    EXPECT_EQ(stored(slip).reader, std::nullopt);
    expect_undone_to(before);
}

TEST_P(Merge, LeavesOutOnlyRowsThatTheMergerMayDelete) {
    booking(ana, item("drill"), date_of(2026, 1, 1));
    booking(anna, item("saw"), date_of(2026, 1, 1));
    auto const editor = member_with({"specimen.member.view", "specimen.member.change", "specimen.member.delete", "specimen.booking.view"}, 7);
    MergeChoices const choices{.left = ana.value, .right = anna.value, .sides = {{"specimen.booking.member", Side::left}}};
    auto const preview = look(editor, Member::entity(), choices);
    ASSERT_EQ(preview.rows.size(), 1U);
    EXPECT_FALSE(preview.rows[0].may_leave_out);
    ASSERT_TRUE(merge_as(editor, Member::entity(), choices));
    EXPECT_EQ(rows("booking"), 2);
}

TEST_P(Merge, ShowsNothingOfRowsThatTheMergerMayNotSee) {
    add(Card{.member = ana, .street = "Major 1", .pin = {"one"}});
    add(Card{.member = anna, .street = "Menor 2", .pin = {"two"}});
    add(Receipt{.member = ana, .amount = {3600}});
    auto const editor = member_with({"specimen.member.view", "specimen.member.change", "specimen.member.delete"}, 7);
    auto const preview = look(editor, Member::entity(), {.left = ana.value, .right = anna.value});
    EXPECT_EQ(preview.refusal.code, "");
    for (auto const& each : preview.rows) ADD_FAILURE() << each.address;
    for (auto const& field : preview.fields) EXPECT_EQ(field.entity, &Member::entity()) << field.address;
    ASSERT_TRUE(merge_as(editor, Member::entity(), {.left = ana.value, .right = anna.value}));
    EXPECT_EQ(rows("card"), 1);
}

TEST_P(Merge, CombinesListsAndTexts) {
    auto const red = add(Tag{.name = "Red"}), blue = add(Tag{.name = "Blue"});
    auto one = full_sheet(ana, {red}), other = full_sheet(ana, {blue});
    one.uuid = {"0c23939f-de98-44c9-969e-29405841676d"};
    other.uuid = {"0c23939f-de98-44c9-969e-29405841676e"};
    one.slug = {"one"}, other.slug = {"other"};
    one.notes = "First", other.notes = "Second";
    one.words = {"a", "b"}, other.words = {"b", "c"};
    one.greeting.texts = {{"en", "Hi"}}, other.greeting.texts = {{"en", "Hello"}, {"fr", "Salut"}};
    auto const left = add(one), right = add(other);
    auto const before = everything();
    auto const written = merge_as(superuser(), Sheet::entity(), {.left = left.value, .right = right.value, .sides = {{"notes", Side::both}}});
    ASSERT_TRUE(written) << told(written);
    auto const merged = stored(left);
    EXPECT_EQ(merged.notes, "First\n\nSecond");
    EXPECT_EQ(merged.words, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(merged.tags.size(), 2u);
    EXPECT_EQ(merged.greeting.texts, (std::map<std::string, std::string>{{"en", "Hi"}, {"fr", "Salut"}}));
    expect_undone_to(before);
}

TEST_P(Merge, RefusesWhatMakesNoSense) {
    auto const refused = [&](Actor const& actor, Entity const& entity, std::int64_t left, std::int64_t right) {
        auto const written = merge_as(actor, entity, {.left = left, .right = right});
        return written.refusal.code;
    };
    auto const& members = Member::entity();
    EXPECT_EQ(refused(superuser(), members, ana.value, ana.value), "same_record");
    EXPECT_EQ(refused(superuser(), members, ana.value, 99'999), "gone");
    auto const viewer = member_with({"specimen.member.view", "specimen.member.change"}, 7);
    EXPECT_EQ(refused(viewer, members, ana.value, anna.value), "no_permission");
    EXPECT_EQ(refused(member_with({"specimen.member.change", "specimen.member.delete"}, 7), members, ana.value, anna.value), "gone");
    auto const one = add(Statute{.name = "One"}), two = add(Statute{.name = "Two"});
    EXPECT_EQ(refused(superuser(), Statute::entity(), one.value, two.value), "permanent");
    auto const mine = add(Card{.member = ana}), theirs = add(Card{.member = anna});
    EXPECT_EQ(refused(superuser(), Card::entity(), mine.value, theirs.value), "part");
    run("UPDATE specimen_member SET level = 3 WHERE id = " + std::to_string(anna.value));
    auto const editor = member_with({"specimen.member.view", "specimen.member.change", "specimen.member.delete"}, 7);
    EXPECT_EQ(refused(editor, members, ana.value, anna.value), "superusers_only");
    EXPECT_EQ(rows("member"), 3);
}

TEST_P(Merge, TellsWhoWasQuicker) {
    auto const written = merge_as(superuser(), Member::entity(), {.left = ana.value, .right = anna.value, .left_version = 999});
    EXPECT_EQ(written.outcome, Written::Outcome::conflict);
    EXPECT_EQ(written.id, ana.value);
}

TEST_P(Merge, ChecksTheResultAsAWhole) {
    auto const early = add(Order{.number = 1, .customer = ana, .placed_on = date_of(2026, 1, 1), .sent_on = date_of(2026, 1, 2), .state = OrderState::sent, .lines = {{.item = item("a")}}});
    auto const late = add(Order{.number = 2, .customer = ana, .placed_on = date_of(2026, 6, 1), .lines = {{.item = item("b")}}});
    auto const before = everything();
    MergeChoices const choices{.left = early.value, .right = late.value, .sides = {{"placed_on", Side::right}}};
    EXPECT_EQ(codes(merge_as(superuser(), Order::entity(), choices)), std::vector<std::string>{"sent_on too_early"});
    EXPECT_EQ(look(superuser(), Order::entity(), choices).problems.list().size(), 1u);
    EXPECT_EQ(everything(), before);
}

TEST_P(Merge, MakesOneHistoryAndLeadsOldAddressesOn) {
    as(superuser(), [&](Transaction& tx) {
        auto record = *tx.read(Member::entity(), anna.value);
        at<Member>(record, "name") = std::string("Annie");
        return tx.change(Member::entity(), record);
    });
    ASSERT_TRUE(merge_members());
    auto const into = [&](Id<Member> id) { return write([&](Transaction& tx) { return merged_into(tx, Member::entity(), id.value); }); };
    EXPECT_EQ(into(anna), ana.value);
    EXPECT_EQ(into(ana), 0);
    bool told_of_annie = false;
    for (auto const& entry : history(Member::entity(), ana.value))
        for (auto const& change : entry.fields) told_of_annie = told_of_annie || (entry.record == anna.value && change.after == "\"Annie\"");
    EXPECT_TRUE(told_of_annie);
    // Merged on, the first one leads to the last.
    ASSERT_TRUE(merge_as(superuser(), Member::entity(), {.left = ben.value, .right = ana.value}));
    EXPECT_EQ(into(anna), ben.value);
    EXPECT_EQ(into(ana), ben.value);
    ASSERT_TRUE(undo_last());
    EXPECT_EQ(into(anna), ana.value);
}

TEST_P(Merge, CanBeUndoneByWhoMayMergeAndByNobodyElse) {
    booking(anna, item("drill"), date_of(2026, 1, 1));
    ASSERT_TRUE(merge_members());
    auto const set = number("SELECT change_set FROM core_merged");
    auto const undo_as = [&](Actor const& actor) { return as(actor, [&](Transaction& tx) { return undo(tx, set); }); };
    EXPECT_FALSE(undo_as(member_with({"specimen.member.view", "specimen.member.change"}, 7)));
    EXPECT_TRUE(undo_as(member_with({"specimen.member.view", "specimen.member.change", "specimen.member.delete"}, 7)));
    EXPECT_EQ(rows("member"), 3);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_merged"), 0);
}

TEST_P(Merge, OfWhatOnlySuperusersGiveIsTheirsToUndo) {
    write([&](Transaction& tx) {
        auto record = *tx.read(Member::entity(), anna.value);
        at<Member>(record, "level") = std::int64_t{3};
        return tx.change(Member::entity(), record);
    });
    ASSERT_TRUE(merge_members());
    auto const set = number("SELECT change_set FROM core_merged");
    auto const undone = as(member_with({"specimen.member.view", "specimen.member.change", "specimen.member.delete"}, 7), [&](Transaction& tx) { return undo(tx, set); });
    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.clashes.at(0).code, "no_permission");
    EXPECT_TRUE(undo_last());
    EXPECT_EQ(stored(anna).level, 3);
}

TEST_P(Merge, SecretsOfTheLoserAreForgottenInTime) {
    add(Card{.member = anna, .street = "Menor 2", .pin = {"two"}});
    add(Card{.member = ana, .street = "Major 1", .pin = {"one"}});
    ASSERT_TRUE(merge_members());
    auto const merged = now;
    auto const forget = [&](Instant before) { return write([&](Transaction& tx) { return forget_remains(tx.sql(), before); }); };
    EXPECT_EQ(forget(merged), 0);
    EXPECT_EQ(forget({merged.micros + 1}), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_merged WHERE remains <> ''"), 0);
}

}  // namespace
}  // namespace ateneu::specimen
