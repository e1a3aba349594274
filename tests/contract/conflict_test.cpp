#include <algorithm>

#include "tests/contract/filling.h"

namespace ateneu::contract {

/// Two people edit one record. What the first saved and what the second typed both stay until the second has chosen.
class TwoEditors : public House {
protected:
    std::int64_t store(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity); });
    }
    /// Fields that can be changed by themselves, two at most.
    std::vector<std::size_t> free_fields(Entity const& entity, std::int64_t id);
    Value another(Entity const& entity, std::int64_t id, std::size_t index) {
        auto const record = *stored(entity, id);
        return as_program([&](Transaction& tx) { return Maker(tx).another(entity, record, index); });
    }
    void choose_field_by_field(Browser& first, Browser& second, Entity const& entity, std::int64_t id, std::size_t a, std::size_t b);
};

std::vector<std::size_t> TwoEditors::free_fields(Entity const& entity, std::int64_t id) {
    return as_program([&](Transaction& tx) {
        Maker maker(tx);
        auto const record = *tx.read(entity, id);
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < entity.fields.size() && found.size() < 2; ++i) {
            auto const& field = entity.fields[i];
            if (!is_asked(entity, field) || field.is_children() || field.kind() == Kind::secret) continue;
            auto changed = record;
            changed.values[i] = maker.another(entity, record, i);
            if (changed.values != record.values && tx.validate(entity, changed).empty()) found.push_back(i);
        }
        return found;
    });
}

void TwoEditors::choose_field_by_field(Browser& first, Browser& second, Entity const& entity, std::int64_t id, std::size_t a, std::size_t b) {
    auto const address = entity.address(id) + "/edit";
    auto theirs_form = first.form(address, address), mine_form = second.form(address, address);
    auto const theirs_a = another(entity, id, a), theirs_b = another(entity, id, b), mine_a = another(entity, id, a), mine_b = another(entity, id, b);
    auto const& field_a = entity.fields[a];
    auto const& field_b = entity.fields[b];
    theirs_form.set(field_b.name, typed(field_b, theirs_b));
    theirs_form.set(field_a.name, typed(field_a, theirs_a));
    mine_form.set(field_b.name, typed(field_b, mine_b));
    mine_form.set(field_a.name, typed(field_a, mine_a));
    EXPECT_EQ(first.post(theirs_form).status, 303);
    auto const before = tally(entity);
    auto const answer = second.post(mine_form);
    bool const differs = theirs_a != mine_a || theirs_b != mine_b;
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(tally(entity), before);
    auto const page = answer.page();
    EXPECT_NE(page.text().find("root Test"), std::string::npos) << "doesn't say who";
    auto choice = form_of(page, address);
    for (auto const& [name, value] : mine_form.sent()) {
        if (name.starts_with('_') || name == "csrf") continue;
        auto const kept = choice.sent();
        EXPECT_TRUE(std::count(kept.begin(), kept.end(), std::pair(name, value)) > 0) << name << " lost what was typed: " << value;
    }
    if (!differs) return;
    if (theirs_a != mine_a) choice.set("_choose." + std::string(field_a.name), {"theirs"});
    EXPECT_EQ(second.post(choice).status, 303);
    auto const after = *stored(entity, id);
    EXPECT_TRUE(after.values[a] == theirs_a) << "took mine of " << field_a.name;
    EXPECT_TRUE(a == b || after.values[b] == mine_b) << "took theirs of " << field_b.name;
}

TEST_P(TwoEditors, ChooseFieldByFieldAndLoseNothing) {
    auto first = inside("root"), second = inside("second");
    int tried = 0;
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const fields = free_fields(*entity, id);
        if (fields.empty()) continue;
        ++tried;
        choose_field_by_field(first, second, *entity, id, fields.front(), fields.back());
    }
    EXPECT_GT(tried, 40);
}

TEST_P(TwoEditors, MeetAThirdWhileChoosing) {
    auto first = inside("root"), second = inside("second");
    auto const& branch = *site().registry().find("specimen.branch");
    auto const id = store(branch);
    auto const address = branch.address(id) + "/edit";
    auto mine = second.form(address, address);
    mine.set("name", {"Mine"});
    auto const save = [&](std::string const& name) {
        auto form = first.form(address, address);
        form.set("name", {name});
        EXPECT_EQ(first.post(form).status, 303);
    };
    save("Theirs");
    auto choice = form_of(second.post(mine).page(), address);
    save("Theirs again");
    auto const again = second.post(choice);
    EXPECT_EQ(again.status, 409);
    EXPECT_NE(again.page().text().find("Theirs again"), std::string::npos);
    EXPECT_EQ(second.post(form_of(again.page(), address)).status, 303);
    EXPECT_EQ(text_of(stored(branch, id)->values[1]), "Mine");
}

TEST_P(TwoEditors, OfAFacetDoNotOverwriteEachOther) {
    auto first = inside("root"), second = inside("second");
    auto const& member = *site().registry().find("specimen.member");
    auto const& card = *site().registry().find("specimen.card");
    auto const id = store(member);
    auto const card_id = as_program([&](Transaction& tx) { return Maker(tx).store(card, {{"member", id}, {"street", std::string("Old street")}}); });
    auto const street = [&] { return text_of(stored(card, card_id)->values[1]); };
    auto const address = member.address(id) + "/edit";
    auto theirs = first.form(address, address), mine = second.form(address, address);
    theirs.set("card.street", {"Their street"});
    EXPECT_EQ(first.post(theirs).status, 303);
    mine.set("card.street", {"My street"});
    mine.set("name", {"New name"});
    auto const refused = second.post(mine);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(street(), "Their street");
    EXPECT_NE(text_of(stored(member, id)->values[1]), "New name") << "half of it was saved";
    auto const page = refused.page();
    auto const* problem = page.with_id("f-card-street-error");
    ASSERT_NE(problem, nullptr);
    EXPECT_NE(problem->text.find("Their street"), std::string::npos) << "what it is now";
    auto again = form_of(page, address);
    EXPECT_EQ(again.shown("card.street"), std::vector<std::string>{"My street"});
    EXPECT_EQ(again.shown("name"), std::vector<std::string>{"New name"});
    EXPECT_EQ(second.post(again).status, 303) << "having seen it, they may";
    EXPECT_EQ(street(), "My street");
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, TwoEditors, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
