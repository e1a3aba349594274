// What is remembered of each change, how a record stood, and how it comes back.
#include "core/store/history.h"

#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class History : public House {
protected:
    Written change(Entity const& entity, std::int64_t id, std::vector<std::pair<std::string_view, Value>> const& values) {
        now = {now.micros + 1'000'000};
        auto record = this->record(entity, id);
        for (auto const& [name, value] : values) record.values[static_cast<std::size_t>(entity.index_of(name))] = value;
        return write([&](Transaction& tx) { return tx.change(entity, record); });
    }
    std::optional<Record> at_row(Entity const& entity, std::int64_t id, std::int64_t row) {
        return write([&](Transaction& tx) { return record_at(tx, entity, id, row); });
    }
    Written back_to(Entity const& entity, std::int64_t id, std::int64_t row) {
        return as(superuser(), [&](Transaction& tx) { return revert(tx, entity, id, row, tx.read(entity, id)->version); });
    }
    static FieldChange const* of(HistoryEntry const& entry, std::string_view field) {
        for (auto const& change : entry.fields)
            if (change.field == field) return &change;
        return nullptr;
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, History, tests::both_databases(), tests::dialect_name);

TEST_P(History, TellsWhoWhenWhyAndWhat) {
    auto const bea = add(people::TestPerson{.name = "Bea"});
    auto const id = as(superuser(bea.value), [&](Transaction& tx) { return tx.add(Tag{.name = "Red"}).id; });
    change(Tag::entity(), id, {{"name", "Blue"}});
    auto const entries = history(Tag::entity(), id);
    ASSERT_EQ(entries.size(), 2u);

    auto const& changed = entries[0];
    EXPECT_EQ(changed.action, Action::change);
    EXPECT_EQ(changed.who, "");
    EXPECT_EQ(changed.at, now);
    ASSERT_EQ(changed.fields.size(), 1u);
    EXPECT_EQ(changed.fields[0].before, R"("Red")");
    EXPECT_EQ(changed.fields[0].after, R"("Blue")");

    auto const& added = entries[1];
    EXPECT_EQ(added.action, Action::add);
    EXPECT_EQ(added.who, "Bea");
    EXPECT_EQ(added.at, noon);
    EXPECT_EQ(added.door, "page");
    EXPECT_EQ(added.reason, "because");
    EXPECT_EQ(added.fields[0].before, std::nullopt);
    EXPECT_EQ(added.fields[0].after, R"("Red")");
}

TEST_P(History, OfADeletedRecordHasItWhole) {
    auto const ana = member("Ana");
    auto const order = add(Order{.number = 1, .customer = ana, .placed_on = today, .lines = {{.item = item("drill"), .note = "kept"}}});
    write([&](Transaction& tx) { return tx.remove(Order::entity(), order.value, 0); });
    auto const entries = history(Order::entity(), order.value);
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].action, Action::remove);
    ASSERT_NE(of(entries[0], "lines"), nullptr);
    EXPECT_NE(of(entries[0], "lines")->before->find("kept"), std::string::npos);
    EXPECT_EQ(of(entries[0], "lines")->after, std::nullopt);
}

TEST_P(History, NeverHoldsASecret) {
    auto const ana = member("Ana");
    auto const sheet = add(full_sheet(ana));
    change(Sheet::entity(), sheet.value, {{"pin", "another-s3cret"}});
    change(Sheet::entity(), sheet.value, {{"pin", ""}});
    write([&](Transaction& tx) { return tx.remove(Sheet::entity(), sheet.value, 0); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE before LIKE '%s3cret%' OR after LIKE '%s3cret%'"), 0);
    auto const entries = history(Sheet::entity(), sheet.value);
    ASSERT_EQ(entries.size(), 4u);
    EXPECT_EQ(of(entries[2], "pin")->before, "\"…\"");
    EXPECT_EQ(of(entries[2], "pin")->after, "\"…\"");
    EXPECT_EQ(of(entries[1], "pin")->after, "null");
}

TEST_P(History, IsReadInPages) {
    auto const id = add(Tag{.name = "0"}).value;
    for (int n = 1; n <= 7; ++n) change(Tag::entity(), id, {{"name", std::to_string(n)}});
    std::string read;
    std::int64_t before = 0;
    for (;;) {
        auto const page = write([&](Transaction& tx) { return history_of(tx, Tag::entity(), id, 3, before); });
        if (page.empty()) break;
        for (auto const& entry : page) read += *entry.fields[0].after;
        before = page.back().row;
    }
    EXPECT_EQ(read, R"("7""6""5""4""3""2""1""0")");
    auto const entry = write([&](Transaction& tx) { return history_entry(tx, Tag::entity(), id, before); });
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->action, Action::add);
    EXPECT_FALSE(write([&](Transaction& tx) { return history_entry(tx, Tag::entity(), id + 1, before); }));
}

TEST_P(History, IsNotForThoseWhoSeeNothingOfTheKind) {
    auto const id = add(Item{.code = {"x"}, .name = "X", .price = {1, *parse_currency("EUR")}}).value;
    auto const entries = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) { return history_of(tx, Item::entity(), id).size(); });
    };
    EXPECT_EQ(entries(member_with({})), 0u);
    EXPECT_EQ(entries(member_with({"specimen.item.view"})), 1u);
}

TEST_P(History, ShowsHowEveryKindOfFieldStood) {
    auto const ana = member("Ana");
    auto const tag = add(Tag{.name = "Red"});
    auto const sheet = add(full_sheet(ana, {tag}));
    auto const slip = add(full_slip(ana));
    for (auto const& [entity, id] : {std::pair{&Sheet::entity(), sheet.value}, std::pair{&Slip::entity(), slip.value}}) {
        auto const first = record(*entity, id);
        auto const row = history(*entity, id).front().row;
        auto other = entity == &Sheet::entity() ? to_record(*entity, std::make_unique<Sheet>(extreme_sheet(ana)).get())
                                                : to_record(*entity, std::make_unique<Slip>().get());
        other.id = id;
        now = {now.micros + 1'000'000};
        auto const written = write([&](Transaction& tx) { return tx.change(*entity, other); });
        ASSERT_TRUE(written) << told(written);
        auto const then = at_row(*entity, id, row);
        ASSERT_TRUE(then);
        for (std::size_t i = 0; i < first.values.size(); ++i) {
            auto const& field = entity->fields[i];
            if (field.kind() == Kind::secret || field.options.stamp != Stamp::none) continue;
            EXPECT_EQ(then->values[i], first.values[i]) << field.name;
        }
    }
}

TEST_P(History, GoesBackToHowARecordStood) {
    auto const red = add(Tag{.name = "Red"}), blue = add(Tag{.name = "Blue"});
    auto const id = add(Item{.code = {"x"}, .name = "Old", .price = {1, *parse_currency("EUR")}, .tags = {red}}).value;
    change(Item::entity(), id, {{"name", "New"}, {"tags", Keys{blue.value}}});
    change(Item::entity(), id, {{"price", Money{500, *parse_currency("EUR")}}});
    auto const first = history(Item::entity(), id).back().row;
    auto const written = back_to(Item::entity(), id, first);
    ASSERT_TRUE(written) << told(written);
    auto const item = stored(Id<Item>{id});
    EXPECT_EQ(item.name, "Old");
    EXPECT_EQ(item.price.minor, 1);
    EXPECT_EQ(item.tags, std::vector<Id<Tag>>{red});
    EXPECT_EQ(history(Item::entity(), id).size(), 4u);
}

TEST_P(History, BringsChildrenBackInTheirOrder) {
    auto const drill = item("drill"), saw = item("saw"), glue = item("glue");
    auto const id = add(Order{.number = 1, .customer = member("Ana"), .placed_on = today,
                              .lines = {{.item = drill, .note = "a"}, {.item = saw, .quantity = 2, .note = "b"}}});
    auto const first = history(Order::entity(), id.value).front().row;
    auto order = stored(id);
    auto const kept = order.lines[1].id;
    order.lines = {order.lines[1], {.item = glue, .note = "c"}};
    order.lines[0].quantity = 9;
    now = {now.micros + 1'000'000};
    ASSERT_TRUE(write([&](Transaction& tx) { return tx.change(Order::entity(), to_record(Order::entity(), &order)); }));

    auto const written = back_to(Order::entity(), id.value, first);
    ASSERT_TRUE(written) << told(written);
    order = stored(id);
    ASSERT_EQ(order.lines.size(), 2u);
    EXPECT_EQ(order.lines[0].note, "a");
    EXPECT_EQ(order.lines[0].item, drill);
    EXPECT_EQ(order.lines[1].id, kept);
    EXPECT_EQ(order.lines[1].quantity, 2);
}

TEST_P(History, DoesNotLoseASecretOnTheWayBack) {
    auto const card = add(Card{.member = member("Ana"), .street = "Old", .pin = {"1"}}).value;
    auto const first = history(Card::entity(), card).front().row;
    change(Card::entity(), card, {{"street", "New"}, {"pin", "2"}});
    ASSERT_TRUE(write([&](Transaction& tx) { return revert(tx, Card::entity(), card, first, 0); }));
    EXPECT_EQ(stored(Id<Card>{card}).street, "Old");
    EXPECT_EQ(stored(Id<Card>{card}).pin.value, "2");
}

TEST_P(History, ThatCantBeReachedIsGone) {
    auto const id = add(Tag{.name = "Red"}).value;
    EXPECT_EQ(back_to(Tag::entity(), id, 999'999).outcome, Written::Outcome::gone);
    EXPECT_FALSE(at_row(Tag::entity(), id + 1, 1));
}

TEST_P(History, TellsOfRecentHappeningsThatOneMaySee) {
    add(Tag{.name = "Red"});
    add(Safe{.name = "Iron", .code = {"1"}});
    add(Movement{.member = member("Ana")});
    auto const titles = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            std::vector<std::string> all;
            for (auto const& each : happenings(tx, 10)) all.push_back(each.title);
            return all;
        });
    };
    EXPECT_EQ(titles(superuser()), (std::vector<std::string>{"Ana", "Iron", "Red"}));
    EXPECT_EQ(titles(member_with({})), (std::vector<std::string>{"Red"}));
    EXPECT_EQ(titles(Actor{}), std::vector<std::string>{});
}

TEST_P(History, HasAPartitionForEachMonthToCome) {
    write([&](Transaction& tx) { return make_partitions(tx.sql(), date_of(2026, 11, 21)), 0; });
    write([&](Transaction& tx) { return make_partitions(tx.sql(), date_of(2026, 12, 1)), 0; });
    add(Tag{.name = "Red"});
    if (sqlite()) {
        EXPECT_EQ(number("SELECT COUNT(*) FROM core_change"), 1);
        return;
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_2026_11"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'core_change_202%' AND relkind = 'r'"), 4);
}

}  // namespace
}  // namespace ateneu::specimen
