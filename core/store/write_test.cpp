// Adding, changing: permission, problems, versions, what stays as it was.
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Outcome = Written::Outcome;
using Codes = std::vector<std::string>;

class Write : public House {
protected:
    Order order_of(Id<Member> customer, std::vector<OrderLine> lines, int number = 1) {
        return {.number = number, .customer = customer, .placed_on = today, .lines = std::move(lines)};
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Write, tests::both_databases(), tests::dialect_name);

TEST_P(Write, StoresOneOfEverythingAsGiven) {
    auto const ana = member("Ana");
    auto const tag = add(Tag{.name = "Red"});
    for (auto sheet : {full_sheet(ana, {tag}), extreme_sheet(ana), bare_sheet(ana)}) {
        sheet.id = add(sheet);
        auto wanted = to_record(Sheet::entity(), &sheet);
        auto const found = record(Sheet::entity(), sheet.id.value);
        EXPECT_EQ(found.version, 1);
        for (std::size_t i = 0; i < wanted.values.size(); ++i) {
            auto const& field = Sheet::entity().fields[i];
            if (field.options.stamp != Stamp::none || (field.kind() == Kind::uuid && is_blank(wanted.values[i]))) continue;
            EXPECT_EQ(found.values[i], wanted.values[i]) << field.name;
        }
    }
}

TEST_P(Write, StoresWhatMayBeAbsent) {
    auto const ana = member("Ana");
    auto full = full_slip(ana);
    full.id = add(full);
    auto const stored_full = stored(full.id);
    EXPECT_EQ(to_record(Slip::entity(), &stored_full), to_record(Slip::entity(), &full));
    auto const none = add(Slip{});
    auto const stored_none = stored(none);
    for (auto const& value : to_record(Slip::entity(), &stored_none).values) EXPECT_TRUE(is_absent(value));
}

TEST_P(Write, StampsAndNumbersByItself) {
    auto const id = add(bare_sheet(member("Ana")));
    auto sheet = stored(id);
    EXPECT_EQ(sheet.created_at, noon);
    EXPECT_EQ(sheet.updated_at, noon);
    EXPECT_EQ(sheet.uuid.value.size(), 36u);

    auto const uuid = sheet.uuid.value;
    now = {noon.micros + 5'000'000};
    sheet.title = "Again";
    write([&](Transaction& tx) { return tx.change(Sheet::entity(), to_record(Sheet::entity(), &sheet)); });
    sheet = stored(id);
    EXPECT_EQ(sheet.created_at, noon);
    EXPECT_EQ(sheet.updated_at, now);
    EXPECT_EQ(sheet.uuid.value, uuid);
}

/// As an import from a system with other rules leaves it.
TEST_P(Write, LetsWhatWasThereBeforeStayUntilItIsChanged) {
    auto const ana = member("Ana");
    database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
        sql.execute("UPDATE specimen_member SET email = 'no address' WHERE id = $1", {ana.value});
    });
    auto const change = [&](std::string_view field, Value value) {
        auto record = this->record(Member::entity(), ana.value);
        at<Member>(record, field) = std::move(value);
        Written written;
        write([&](Transaction& tx) { return written = tx.change(Member::entity(), record); });
        return written;
    };
    EXPECT_TRUE(change("name", "Anna"));
    auto const refused = change("email", "no address either");
    ASSERT_EQ(refused.outcome, Outcome::problems);
    EXPECT_EQ(refused.problems.list().front().field, "email");
    EXPECT_TRUE(change("email", "ana@example.org"));
    EXPECT_FALSE(change("email", "no address"));
}

TEST_P(Write, AsksForThePermissionOfEachDeed) {
    auto const tag = add(Tag{.name = "Red"});
    auto const tries = [&](Actor const& actor) {
        std::string done;
        auto const record = this->record(Tag::entity(), tag.value);
        auto changed = record;
        at<Tag>(changed, "name") = "Red " + std::to_string(number("SELECT MAX(version) FROM specimen_tag"));
        for (auto const& deed : std::vector<std::pair<char, std::function<Written(Transaction&)>>>{
                 {'a', [&](Transaction& tx) { return tx.add(Tag{.name = "New"}); }},
                 {'c', [&](Transaction& tx) { return tx.change(Tag::entity(), changed); }},
                 {'d', [&](Transaction& tx) { return tx.remove(Tag::entity(), tag.value, changed.version); }}}) {
            // Each try is taken back, so that the next one finds everything as it was.
            auto const work = database->begin(db::Database::Mode::write);
            Transaction tx(work->connection(), registry(), {}, actor, now);
            auto const written = deed.second(tx);
            if (written) done += deed.first;
            else EXPECT_EQ(written.refusal.code, "no_permission");
        }
        return done;
    };
    EXPECT_EQ(tries(member_with({})), "");
    EXPECT_EQ(tries(member_with({"specimen.tag.add"})), "a");
    EXPECT_EQ(tries(member_with({"specimen.tag.change"})), "c");
    EXPECT_EQ(tries(member_with({"specimen.tag.delete"})), "d");
    EXPECT_EQ(tries(superuser()), "acd");
}

TEST_P(Write, FindsNothingForWhoMayNotSee) {
    auto const tag = add(Item{.code = {"a"}, .name = "A", .price = {1, *parse_currency("EUR")}});
    auto const visit = [&](Actor const& actor) {
        return as(actor, [&](Transaction& tx) { return tx.find(Item::entity(), tag.value).has_value(); });
    };
    EXPECT_FALSE(visit(Actor{}));
    EXPECT_FALSE(visit(member_with({"specimen.item.change"})));
    EXPECT_TRUE(visit(member_with({"specimen.item.view"})));
    auto const changed = as(member_with({"specimen.item.change"}), [&](Transaction& tx) {
        return tx.change(Item::entity(), *tx.read(Item::entity(), tag.value));
    });
    EXPECT_EQ(changed.outcome, Outcome::gone);
}

TEST_P(Write, KeptAndAppendedRecordsAreNotForHands) {
    auto const ana = member("Ana");
    auto const receipt = add(Receipt{.member = ana});
    auto const movement = add(Movement{.member = ana, .amount = {60}});
    auto const written = as(superuser(), [&](Transaction& tx) { return tx.add(Receipt{.member = ana}); });
    EXPECT_EQ(written.refusal.code, "no_permission");
    auto const removed = as(superuser(), [&](Transaction& tx) { return tx.remove(Receipt::entity(), receipt.value, 1); });
    EXPECT_EQ(removed.refusal.code, "no_permission");
    auto const changed = as(superuser(), [&](Transaction& tx) {
        return tx.change(Movement::entity(), *tx.read(Movement::entity(), movement.value));
    });
    EXPECT_EQ(changed.refusal.code, "no_permission");
    auto const gone = as(superuser(), [&](Transaction& tx) { return tx.remove(Movement::entity(), movement.value, 0); });
    EXPECT_EQ(gone.refusal.code, "permanent");
    EXPECT_TRUE(history(Movement::entity(), movement.value).empty());
}

TEST_P(Write, ADeedWritesWithTheProgramsRightsAndThePersonsName) {
    auto const ana = member("Ana", 7);
    auto const written = as(member_with({}, 7), [&](Transaction& tx) {
        Written receipt;
        {
            Transaction::Deed const deed(tx);
            receipt = tx.add(Receipt{.member = ana, .amount = {60}});
        }
        EXPECT_EQ(tx.add(Receipt{.member = ana}).refusal.code, "no_permission");
        return receipt;
    });
    ASSERT_TRUE(written) << told(written);
    auto const entries = history(Receipt::entity(), written.id);
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].person, 7);
}

TEST_P(Write, KeepsFieldsThatThisActorMayNotSet) {
    auto const id = add(Member{.name = "Ana", .joined_on = today, .level = 3, .balance = {600}});
    auto const editor = member_with({"specimen.member.view", "specimen.member.change", "specimen.member.add"});
    auto record = this->record(Member::entity(), id.value);

    at<Member>(record, "balance") = std::int64_t{0};
    at<Member>(record, "created_at") = std::int64_t{0};
    at<Member>(record, "name") = "Anna";
    auto written = as(editor, [&](Transaction& tx) { return tx.change(Member::entity(), record); });
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(stored(id).balance.seconds, 600);
    EXPECT_EQ(stored(id).created_at, noon);
    EXPECT_EQ(stored(id).name, "Anna");

    record.version = written.version;
    at<Member>(record, "level") = std::int64_t{9};
    written = as(editor, [&](Transaction& tx) { return tx.change(Member::entity(), record); });
    EXPECT_EQ(codes(written), Codes{"level no_permission"});
    written = as(superuser(), [&](Transaction& tx) { return tx.change(Member::entity(), record); });
    EXPECT_TRUE(written) << told(written);
    EXPECT_EQ(stored(id).level, 9);

    auto const added = as(editor, [&](Transaction& tx) { return tx.add(Member{.name = "Ben", .joined_on = today, .balance = {999}}); });
    ASSERT_TRUE(added) << told(added);
    EXPECT_EQ(stored(Id<Member>{added.id}).balance.seconds, 0);
}

TEST_P(Write, KeepsASecretThatAFormLeftBlank) {
    auto const card = add(Card{.member = member("Ana"), .pin = {"1234"}});
    auto record = this->record(Card::entity(), card.value);
    at<Card>(record, "pin") = "";
    at<Card>(record, "street") = "New street";
    as(superuser(), [&](Transaction& tx) { return tx.change(Card::entity(), record); });
    EXPECT_EQ(stored(card).pin.value, "1234");
    EXPECT_EQ(stored(card).street, "New street");
}

TEST_P(Write, TellsAllProblemsAtOnceByField) {
    auto const ana = member("Ana");
    auto const drill = item("drill");
    auto const order = Order{.customer = {999}, .placed_on = today, .sent_on = Date{today.days - 1},
                             .lines = {{.item = drill, .quantity = 2}, {.item = {888}, .quantity = 0, .note = std::string(41, 'x')}}};
    auto const written = write([&](Transaction& tx) { return tx.add(order); });
    EXPECT_EQ(written.outcome, Outcome::problems);
    EXPECT_EQ(codes(written), (Codes{"number too_small", "customer no_such_record", "lines[1].item no_such_record",
                                     "lines[1].quantity too_small", "lines[1].note too_long", "sent_on too_early"}));
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_order"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = 'specimen.order'"), 0);
    auto const none = write([&](Transaction& tx) { return tx.add(order_of(ana, {})); });
    EXPECT_EQ(codes(none), Codes{"lines required"});
}

TEST_P(Write, RefusesReferencesThatAreNotThereOrNotSeen) {
    auto const ana = member("Ana");
    auto sheet = bare_sheet(ana);
    sheet.about = {"specimen.member", 999};
    sheet.tags = {{1}};
    EXPECT_EQ(codes(write([&](Transaction& tx) { return tx.add(sheet); })), (Codes{"about no_such_record", "tags no_such_record"}));
    sheet = bare_sheet(ana);
    sheet.about = {"specimen.dragon", 1};
    EXPECT_EQ(codes(write([&](Transaction& tx) { return tx.add(sheet); })), Codes{"about no_such_entity"});

    auto const adder = member_with({"specimen.sheet.add"});
    EXPECT_EQ(codes(as(adder, [&](Transaction& tx) { return tx.add(bare_sheet(ana)); })),
              (Codes{"member no_such_record", "about no_such_record"}));
}

TEST_P(Write, LeavesReferencesBeThatTheEditorCantSee) {
    auto const id = add(bare_sheet(member("Ana")));
    auto record = this->record(Sheet::entity(), id.value);
    at<Sheet>(record, "title") = "Renamed";
    auto const editor = member_with({"specimen.sheet.view", "specimen.sheet.change"});
    auto const written = as(editor, [&](Transaction& tx) { return tx.change(Sheet::entity(), record); });
    EXPECT_TRUE(written) << told(written);
}

TEST_P(Write, RaisesTheVersionAndTellsTheLoserWhoWasQuicker) {
    auto const bea = add(people::TestPerson{.name = "Bea"});
    auto const id = add(Tag{.name = "Red"});
    auto const mine = record(Tag::entity(), id.value);
    auto theirs = mine;
    at<Tag>(theirs, "name") = "Green";
    now = {noon.micros + 1};
    auto const first = as(superuser(bea.value), [&](Transaction& tx) { return tx.change(Tag::entity(), theirs); });
    EXPECT_EQ(first.version, 2);

    auto changed = mine;
    at<Tag>(changed, "name") = "Blue";
    auto const second = as(superuser(), [&](Transaction& tx) { return tx.change(Tag::entity(), changed); });
    ASSERT_EQ(second.outcome, Outcome::conflict);
    EXPECT_EQ(second.version, 2);
    EXPECT_EQ(second.conflict->who, "Bea");
    EXPECT_EQ(second.conflict->when, now);
    EXPECT_EQ(text_of(second.conflict->theirs.values[0]), "Green");

    auto const removed = as(superuser(), [&](Transaction& tx) { return tx.remove(Tag::entity(), id.value, 1); });
    ASSERT_EQ(removed.outcome, Outcome::conflict);
    EXPECT_EQ(removed.conflict->who, "Bea");
    EXPECT_EQ(stored(id).name, "Green");
}

TEST_P(Write, VersionZeroIsForTheProgramAlone) {
    auto const id = add(Tag{.name = "Red"});
    auto changed = record(Tag::entity(), id.value);
    changed.version = 0;
    at<Tag>(changed, "name") = "Blue";
    EXPECT_EQ(as(superuser(), [&](Transaction& tx) { return tx.change(Tag::entity(), changed); }).outcome, Outcome::conflict);
    EXPECT_TRUE(write([&](Transaction& tx) { return tx.change(Tag::entity(), changed); }));
}

TEST_P(Write, ChangesOnlyTheFieldsThatAreNamed) {
    auto const id = add(Card{.member = member("Ana"), .street = "Old", .pin = {"1"}});
    auto record = blank_record(Card::entity(), today);
    record.id = id.value;
    record.version = 1;
    at<Card>(record, "street") = "New";
    std::string_view const named[] = {"street"};
    auto const written = as(superuser(), [&](Transaction& tx) { return tx.change(Card::entity(), record, named); });
    ASSERT_TRUE(written) << told(written);
    EXPECT_EQ(stored(id).street, "New");
    EXPECT_EQ(stored(id).pin.value, "1");
    auto const entry = history(Card::entity(), id.value).front();
    ASSERT_EQ(entry.fields.size(), 1u);
    EXPECT_EQ(entry.fields[0].field, "street");
}

TEST_P(Write, LeavesNoTraceWhereNothingChanged) {
    auto const ana = member("Ana");
    auto const ids = std::pair{add(full_sheet(ana)), add(order_of(ana, {{.item = item("drill"), .quantity = 2}}))};
    for (auto const& [entity, id] : {std::pair{&Sheet::entity(), ids.first.value}, std::pair{&Order::entity(), ids.second.value}}) {
        now = {now.micros + 1};
        // As a form or the API gives it back: read as JSON.
        auto given = record(*entity, id);
        Problems problems;
        from_json(*entity, to_json(*entity, given), given, problems);
        EXPECT_TRUE(problems.empty());
        auto const written = as(superuser(), [&](Transaction& tx) { return tx.change(*entity, given); });
        ASSERT_TRUE(written) << told(written);
        EXPECT_EQ(written.version, 1) << entity->name;
        EXPECT_EQ(history(*entity, id).size(), 1u) << entity->name;
    }
}

TEST_P(Write, AbsentTextIsNotBlankText) {
    Slip slip;
    slip.title = "";
    slip.email = Email{""};
    add(slip);
    auto const id = add(slip);  // a blank address is none, and clashes with none
    EXPECT_EQ(stored(id).title, std::nullopt);
    EXPECT_EQ(stored(id).email, std::nullopt);
}

TEST_P(Write, ValidatesWithoutWriting) {
    auto const problems = write([&](Transaction& tx) {
        Tag const tag;
        return tx.validate(Tag::entity(), to_record(Tag::entity(), &tag));
    });
    ASSERT_EQ(problems.list().size(), 1u);
    EXPECT_EQ(problems.list()[0].field, "name");
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_tag"), 0);
}

std::vector<std::string> heard;

TEST_P(Write, ReactionsRunInTheSameTransaction) {
    heard.clear();
    reactions = {{&Tag::entity(), [](Transaction& tx, Change const& change) {
                      heard.push_back(std::string(code_of(change.action)) + " " +
                                      (change.before ? text_of(change.before->values[0]) : "-") + " " +
                                      (change.after ? text_of(change.after->values[0]) : "-"));
                      if (!change.before) tx.add(Statute{.name = "For " + text_of(change.after->values[0])});
                  }}};
    auto const id = add(Tag{.name = "Red"});
    write([&](Transaction& tx) {
        auto tag = *tx.read(Tag::entity(), id.value);
        at<Tag>(tag, "name") = "Blue";
        return tx.change(Tag::entity(), tag);
    });
    write([&](Transaction& tx) { return tx.remove(Tag::entity(), id.value, 0); });
    EXPECT_EQ(heard, (std::vector<std::string>{"add - Red", "change Red Blue", "delete Blue -"}));
    EXPECT_EQ(number("SELECT COUNT(*) FROM specimen_statute WHERE name = 'For Red'"), 1);
    // One change set for the tag and what came of it.
    EXPECT_EQ(number("SELECT COUNT(DISTINCT change_set) FROM core_change WHERE action = 'add'"), 1);

    auto const work = database->begin(db::Database::Mode::write);
    auto const program = the_program();
    Transaction tx(work->connection(), registry(), reactions, program, now);
    tx.add(Tag{.name = "Never"});
    EXPECT_EQ(work->connection().integer("SELECT COUNT(*) FROM specimen_statute"), 2);
    // Not committed: neither is there.
}

}  // namespace
}  // namespace ateneu::specimen
