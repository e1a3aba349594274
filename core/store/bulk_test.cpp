#include "core/store/bulk.h"

#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using What = RowOutcome::What;

class Bulk : public House {
protected:
    std::vector<Chosen> all(Entity const& entity) {
        return write([&](Transaction& tx) { return chosen_rows(tx, ListQuery{.entity = &entity}, most_rows); });
    }
    FieldEdit edit(Entity const& entity, std::string_view field, Value value, FieldEdit::How how = FieldEdit::How::set) {
        return {entity.find(field), how, std::move(value)};
    }
    static std::vector<What> whats(BulkResult const& result) {
        std::vector<What> all;
        for (auto const& row : result.rows) all.push_back(row.what);
        return all;
    }
    static std::string reason(BulkResult const& result, std::size_t row) {
        auto const& reasons = result.rows.at(row).reasons;
        return reasons.empty() ? "" : reasons.front().field + " " + reasons.front().code;
    }
    static Actor editor() { return member_with({"specimen.member.view", "specimen.member.change"}); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Bulk, tests::both_databases(), tests::dialect_name);

TEST_P(Bulk, ChangesEachRecordUnderOneChangeSet) {
    auto const ana = member("Ana"), ben = member("Ben");
    auto const branch = add(Branch{.code = {"n"}, .name = "North"});
    auto const& entity = Member::entity();
    FieldEdit const edits[] = {edit(entity, "branch", branch.value)};
    auto const rows = all(entity);
    auto const result = as(editor(), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    EXPECT_EQ(whats(result), (std::vector{What::done, What::done}));
    EXPECT_EQ(stored(ana).branch, branch);
    EXPECT_EQ(history(entity, ana.value).front().change_set, result.change_set);
    EXPECT_EQ(history(entity, ben.value).front().change_set, result.change_set);
    EXPECT_EQ(integer_of(result.rows[0].values[0].second), branch.value);
}

TEST_P(Bulk, LeavesAloneWhatHoldsItAlready) {
    member("Ana");
    auto const& entity = Member::entity();
    FieldEdit const edits[] = {edit(entity, "joined_on", std::int64_t{today.days})};
    auto const rows = all(entity);
    auto const result = as(editor(), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    EXPECT_EQ(whats(result), std::vector{What::unchanged});
    EXPECT_EQ(result.change_set, 0);
}

TEST_P(Bulk, RefusesOneRecordAndChangesTheOthers) {
    auto const north = add(Branch{.code = {"n"}, .name = "North"}), south = add(Branch{.code = {"s"}, .name = "South"});
    auto const ana = add(Member{.name = "Ana", .joined_on = today, .branch = north});
    auto const ben = add(Member{.name = "Ben", .joined_on = today, .branch = north});
    auto const eva = add(Member{.name = "Eva", .joined_on = today, .branch = south});
    auto const& entity = Member::entity();
    // One head in each branch: the second of the same branch can't be.
    FieldEdit const edits[] = {edit(entity, "is_head", std::int64_t{1})};
    auto const rows = all(entity);
    auto const result = as(editor(), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    EXPECT_EQ(whats(result), (std::vector{What::done, What::refused, What::done}));
    EXPECT_TRUE(stored(ana).is_head);
    EXPECT_FALSE(stored(ben).is_head);
    EXPECT_TRUE(stored(eva).is_head);
}

TEST_P(Bulk, TellsWhoWasQuickerAndWhoIsNotSeen) {
    auto const ana = member("Ana"), ben = member("Ben", 1);
    auto const& entity = Member::entity();
    FieldEdit const edits[] = {edit(entity, "name", std::string("Somebody"))};
    Chosen const old[] = {{ana.value, 7}};
    auto const late = as(editor(), [&](Transaction& tx) { return edit_each(tx, entity, old, edits); });
    EXPECT_EQ(reason(late, 0), " conflict");
    // Who may only see themselves changes nobody else.
    auto const rows = all(entity);
    auto const own = as(member_with({"specimen.member.change"}), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    EXPECT_EQ(reason(own, 0), " gone");
    EXPECT_EQ(stored(ana).name, "Ana");
    EXPECT_EQ(stored(ben).name, "Somebody");
    auto const stranger = as(member_with({"specimen.member.view"}), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    EXPECT_EQ(reason(stranger, 0), " no_permission");
}

TEST_P(Bulk, AddsToListsAndLinksAndTakesAway) {
    auto const red = add(Tag{.name = "red"}), blue = add(Tag{.name = "blue"});
    auto const pot = add(Item{.code = {"p"}, .name = "Pot", .price = {1, *parse_currency("EUR")}, .tags = {red}});
    auto const& entity = Item::entity();
    auto const run = [&](FieldEdit::How how, Keys keys) {
        FieldEdit const edits[] = {edit(entity, "tags", std::move(keys), how)};
        auto const rows = all(entity);
        return write([&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    };
    run(FieldEdit::How::add, {red.value, blue.value});
    EXPECT_EQ(stored(pot).tags, (std::vector{red, blue}));
    run(FieldEdit::How::remove, {red.value});
    EXPECT_EQ(stored(pot).tags, std::vector{blue});
    EXPECT_EQ(whats(run(FieldEdit::How::remove, {red.value})), std::vector{What::unchanged});
    EXPECT_EQ(edited(Texts{"a", "b"}, {entity.find("name"), FieldEdit::How::add, Texts{"b", "c"}}), Value(Texts{"a", "b", "c"}));
}

TEST_P(Bulk, TriesWithoutLeavingATrace) {
    auto const ana = member("Ana");
    auto const& entity = Member::entity();
    auto const before = number("SELECT COUNT(*) FROM core_change_set");
    FieldEdit const edits[] = {edit(entity, "name", std::string("Anna"))};
    auto const rows = all(entity);
    auto const deed = [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); };
    auto const result = as(editor(), [&](Transaction& tx) { return tried(tx, reactions, deed); });
    EXPECT_EQ(whats(result), std::vector{What::done});
    EXPECT_EQ(stored(ana).name, "Ana");
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_set"), before);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Bulk, DeletesWhatProtectsBeforeWhatIsProtected) {
    auto const ana = member("Ana"), ben = member("Ben");
    add(Slip{.keeper = ben});
    auto const& entity = Member::entity();
    auto const rows = all(entity);
    auto const result = write([&](Transaction& tx) { return remove_each(tx, entity, rows); });
    EXPECT_EQ(whats(result), (std::vector{What::done, What::refused}));
    EXPECT_EQ(reason(result, 1), " protected");
    EXPECT_FALSE(write([&](Transaction& tx) { return tx.read(ana).has_value(); }));
}

TEST_P(Bulk, KnowsItsOwnChangesFromOthers) {
    auto const ana = member("Ana"), ben = member("Ben"), eva = member("Eva");
    auto const& entity = Member::entity();
    FieldEdit const edits[] = {edit(entity, "friends", Keys{eva.value}, FieldEdit::How::add)};
    Chosen const rows[] = {{ana.value, 1}, {ben.value, 1}, {eva.value, 1}};
    auto const result = as(editor(), [&](Transaction& tx) { return edit_each(tx, entity, rows, edits); });
    // Eva's version went up with each new friend, by our own hand; that she can't be her own friend is another matter.
    EXPECT_EQ(whats(result), (std::vector{What::done, What::done, What::done}));
    EXPECT_EQ(stored(ben).friends, std::vector{eva});
}

TEST_P(Bulk, ChoosesTheWholeListOrSomeOfIt) {
    auto const ana = member("Ana"), ben = member("Ben"), eva = member("Eva");
    auto const some = [&](std::vector<std::pair<std::string, std::string>> const& address) {
        std::vector<std::int64_t> ids;
        Problems problems;
        auto const query = list_query(Member::entity(), address, problems);
        for (auto const& row : write([&](Transaction& tx) { return chosen_rows(tx, query, 2); })) ids.push_back(row.id);
        return ids;
    };
    EXPECT_EQ(some({}), (std::vector{ana.value, ben.value}));
    EXPECT_EQ(some({{"order", "-name"}}), (std::vector{eva.value, ben.value}));
    EXPECT_EQ(some({{"ids", std::to_string(eva.value)}}), std::vector{eva.value});
    EXPECT_TRUE(some({{"ids", "x"}}).empty());
}

}  // namespace
}  // namespace ateneu::specimen
