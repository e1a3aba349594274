#include "core/entity/convert.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Forms : public House {
protected:
    /// A valid record that has been typed into the form of a new one; its id.
    std::int64_t add(Browser& browser, Entity const& entity, Record const& record) {
        auto form = browser.form(entity.address() + "/new", entity.address() + "/new");
        fill(form, entity, record);
        auto const answer = browser.post(form);
        EXPECT_EQ(answer.status, 303) << answer.page().text();
        return id_in(answer.location());
    }
    Record made(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).make(entity); });
    }
    std::size_t entries(Entity const& entity, std::int64_t id) {
        return ask([&](Transaction& tx) { return history_of(tx, entity, id).size(); });
    }
    HistoryEntry newest(Entity const& entity, std::int64_t id) {
        return ask([&](Transaction& tx) { return history_of(tx, entity, id, 1).front(); });
    }
    void expect_shown(Browser& browser, Entity const& entity, Record const& stored);
    void expect_nothing_changes(Browser& browser, Entity const& entity, Record const& stored);
    bool changes_alone(Browser& browser, Entity const& entity, std::int64_t id, std::size_t index);
};

/// The form of a stored record holds what is stored.
void Forms::expect_shown(Browser& browser, Entity const& entity, Record const& stored) {
    auto const address = entity.address(stored.id) + "/edit";
    auto const form = browser.form(address, address);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!is_asked(entity, field) || field.is_children()) continue;
        auto const expected = field.kind() == Kind::secret ? std::vector<std::string>{""} : typed(field, stored.values[i]);
        auto shown = form.shown(field.name);
        if (field.kind() == Kind::boolean && shown.empty()) shown = {"0"};
        EXPECT_EQ(shown, expected) << field.name;
    }
}

void Forms::expect_nothing_changes(Browser& browser, Entity const& entity, Record const& stored) {
    auto const address = entity.address(stored.id) + "/edit";
    auto const before = tally(entity);
    EXPECT_EQ(browser.post(browser.form(address, address)).status, 303);
    EXPECT_EQ(tally(entity), before) << "sending the form as it came made history";
    EXPECT_TRUE(this->stored(entity, stored.id) == stored) << "sending the form as it came changed the record";
}

/// Changes one field by its form. Taken: history has exactly it. Refused, by a rule that binds it to another field:
/// nothing changed. Whether it was taken.
bool Forms::changes_alone(Browser& browser, Entity const& entity, std::int64_t id, std::size_t index) {
    auto const& field = entity.fields[index];
    SCOPED_TRACE(std::string(field.name));
    auto const before = *stored(entity, id);
    auto wanted = as_program([&](Transaction& tx) { return Maker(tx).another(entity, before, index); });
    if (wanted == before.values[index]) return false;
    auto const address = entity.address(id) + "/edit";
    auto form = browser.form(address, address);
    form.set(field.name, typed(field, wanted));
    auto const entries_before = entries(entity, id);
    auto const answer = browser.post(form);
    auto const after = *stored(entity, id);
    if (answer.status == 422) {
        EXPECT_TRUE(after == before);
        return false;
    }
    EXPECT_EQ(answer.status, 303);
    auto expected = before;
    expected.values[index] = wanted;
    expect_same(entity, expected, after);
    EXPECT_EQ(after.version, before.version + 1);
    EXPECT_EQ(entries(entity, id), entries_before + 1);
    auto const entry = newest(entity, id);
    EXPECT_EQ(entry.who, "root Test");
    EXPECT_EQ(entry.door, "page");
    EXPECT_EQ(entry.fields.size(), 1U);
    if (entry.fields.size() != 1) return true;
    auto const& change = entry.fields.front();
    EXPECT_EQ(change.field, field.name);
    if (field.kind() == Kind::secret) return true;
    EXPECT_TRUE(from_json(field, *change.before) == before.values[index]) << *change.before;
    EXPECT_TRUE(from_json(field, *change.after) == after.values[index]) << *change.after;
    return true;
}

TEST_P(Forms, KeepWhatIsTypedAndShowItAgain) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const given = made(*entity);
        auto const id = add(root, *entity, given);
        auto const kept = stored(*entity, id);
        if (!kept) {
            ADD_FAILURE() << "was not stored";
            continue;
        }
        expect_same(*entity, given, *kept);
        if (entity->append_only) {
            EXPECT_EQ(root.get(entity->address(id) + "/edit").status, 403);
            continue;
        }
        EXPECT_EQ(entries(*entity, id), 1U);
        expect_shown(root, *entity, *kept);
        expect_nothing_changes(root, *entity, *kept);
    }
}

TEST_P(Forms, ChangeOneFieldAndHistoryHasExactlyIt) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        bool taken = false;
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            if (is_asked(*entity, entity->fields[i]) && !entity->fields[i].is_children()) taken = changes_alone(root, *entity, id, i) || taken;
        EXPECT_TRUE(taken) << "no field can be changed alone";
    }
}

TEST_P(Forms, EmptyWhatMayBeEmpty) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const address = entity->address(id) + "/edit";
        for (std::size_t i = 0; i < entity->fields.size(); ++i) {
            auto const& field = entity->fields[i];
            bool const may_be_empty = field.optional() || field.is_link() || field.kind() == Kind::text_list;
            if (!is_asked(*entity, field) || !may_be_empty || field.options.required || field.kind() == Kind::secret) continue;
            SCOPED_TRACE(std::string(field.name));
            auto form = root.form(address, address);
            // A select of many sends nothing then, as a browser does.
            form.set(field.name, field.is_link() ? std::vector<std::string>{} : std::vector<std::string>{""});
            auto const answer = root.post(form);
            // Or a rule wants it where another field is set.
            bool const is_empty = is_blank(stored(*entity, id)->values[i]);
            EXPECT_EQ(answer.status, is_empty ? 303 : 422) << to_text(field, stored(*entity, id)->values[i]);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Forms, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
