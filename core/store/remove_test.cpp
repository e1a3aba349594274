// What becomes of the rows that hang on a deleted one.
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Remove : public House {
protected:
    Written remove(Entity const& entity, std::int64_t id) {
        return as(superuser(), [&](Transaction& tx) {
            auto const record = tx.read(entity, id);
            return tx.remove(entity, id, record ? record->version : 0);
        });
    }
    std::vector<std::string> preview(Actor const& actor, Entity const& entity, std::int64_t id) {
        return as(actor, [&](Transaction& tx) {
            std::vector<std::string> lines;
            for (auto const& each : tx.dependents(entity, id)) {
                char const* const rules[] = {"protects", "goes", "loses"};
                auto line = std::string(each.entity->name) + "." + std::string(each.field->name) + " " +
                            (each.unlinked ? "unlinked" : rules[static_cast<int>(each.rule)]) + " " + std::to_string(each.count);
                for (auto const& [key, title] : each.some) line += " [" + title + "]";
                lines.push_back(line);
            }
            return lines;
        });
    }
    std::int64_t rows(std::string const& table) { return number("SELECT COUNT(*) FROM specimen_" + table); }

    Id<Member> ana = member("Ana");
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Remove, tests::both_databases(), tests::dialect_name);

TEST_P(Remove, IsRefusedWhereOthersNeedIt) {
    add(Slip{.title = "kept", .keeper = ana});
    auto const written = remove(Member::entity(), ana.value);
    EXPECT_EQ(written.refusal.code, "protected");
    EXPECT_EQ(rows("member"), 1);
}

TEST_P(Remove, TakesAlongWhatBelongsToIt) {
    add(Slip{.title = "owned", .owner = ana});
    add(Card{.member = ana, .street = "Major 1"});
    add(Remark{.about = {"specimen.member", ana.value}, .text = "hello"});
    ASSERT_TRUE(remove(Member::entity(), ana.value));
    for (auto const* table : {"member", "slip", "card", "remark"}) EXPECT_EQ(rows(table), 0) << table;
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE action = 'delete'"), 4);
    EXPECT_EQ(number("SELECT COUNT(DISTINCT change_set) FROM core_change WHERE action = 'delete'"), 1);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Remove, LeavesBehindWhatOnlyNamedIt) {
    auto const read = add(Slip{.title = "read", .reader = ana, .about = AnyReference{"specimen.member", ana.value}});
    ASSERT_TRUE(remove(Member::entity(), ana.value));
    EXPECT_EQ(stored(read).reader, std::nullopt);
    EXPECT_EQ(stored(read).about, std::nullopt);
    EXPECT_EQ(record(Slip::entity(), read.value).version, 3);
    auto const entry = history(Slip::entity(), read.value).front();
    ASSERT_EQ(entry.fields.size(), 1u);
    EXPECT_EQ(entry.fields[0].after, "null");
}

TEST_P(Remove, UnlinksWhatWasLinked) {
    auto const tag = add(Tag{.name = "Red"});
    auto const thing = add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}, .tags = {tag}});
    EXPECT_EQ(preview(superuser(), Tag::entity(), tag.value), std::vector<std::string>{"item.tags unlinked 1 [x X]"});
    ASSERT_TRUE(remove(Tag::entity(), tag.value));
    EXPECT_TRUE(stored(thing).tags.empty());
}

TEST_P(Remove, ARowThatGoesTooDoesNotProtect) {
    // The slip is kept by Ana and owned by her: it would protect her, but goes along.
    add(Slip{.title = "both", .keeper = ana, .owner = ana});
    EXPECT_TRUE(remove(Member::entity(), ana.value));
    EXPECT_EQ(rows("slip"), 0);
}

TEST_P(Remove, ProtectionHoldsThroughWhatWouldGoAlong) {
    auto const ben = member("Ben");
    auto const slip = add(Slip{.title = "owned", .owner = ben});
    auto sheet = bare_sheet(ana);
    sheet.about = {"specimen.slip", slip.value};  // protects the slip, and so Ben
    add(sheet);
    EXPECT_EQ(remove(Member::entity(), ben.value).refusal.code, "protected");
    EXPECT_EQ(rows("slip"), 1);
    EXPECT_EQ(rows("member"), 2);
}

TEST_P(Remove, TakesChildrenAlong) {
    auto const order = add(Order{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = item("a")}, {.item = item("b")}}});
    ASSERT_TRUE(remove(Order::entity(), order.value));
    EXPECT_EQ(rows("order_line"), 0);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Remove, IsRefusedWhereRecordsAreKept) {
    auto const statute = add(Statute{.name = "One"});
    EXPECT_EQ(remove(Statute::entity(), statute.value).refusal.code, "permanent");
    EXPECT_EQ(rows("statute"), 1);
}

TEST_P(Remove, OfWhatIsNoLongerThereIsGone) {
    EXPECT_EQ(remove(Tag::entity(), 999).outcome, Written::Outcome::gone);
}

TEST_P(Remove, IsPreviewedWithWhatOneMaySee) {
    add(Slip{.title = "kept", .keeper = ana});
    for (int n = 0; n < 7; ++n) add(Slip{.title = "owned " + std::to_string(n), .owner = ana});
    add(Slip{.title = "read", .reader = ana});
    EXPECT_EQ(preview(superuser(), Member::entity(), ana.value),
              (std::vector<std::string>{"slip.keeper protects 1 [kept]",
                                        "slip.owner goes 7 [owned 0] [owned 1] [owned 2] [owned 3] [owned 4]",
                                        "slip.reader loses 1 [read]"}));
    EXPECT_EQ(preview(member_with({"specimen.member.delete"}), Member::entity(), ana.value),
              (std::vector<std::string>{"slip.keeper protects 1", "slip.owner goes 7", "slip.reader loses 1"}));
}

}  // namespace
}  // namespace ateneu::specimen
