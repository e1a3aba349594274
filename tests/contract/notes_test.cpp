#include "core/base/text.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class NotesAndHistory : public House {
protected:
    std::int64_t store(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity); });
    }
    std::int64_t notes() { return number("SELECT COUNT(*) FROM people_comment"); }
};

TEST_P(NotesAndHistory, ANoteStandsOnTheRecordItIsAbout) {
    auto root = inside("root"), member = inside("member");
    for (auto const* entity : entities()) {
        // What hangs on another record is no subject of its own.
        if (!has_pages(*entity) || !entity->visible.as.empty()) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = store(*entity);
        auto const address = entity->address(id) + "/notes";
        auto form = root.form(entity->address(id), address);
        form.set("note", {std::string(planted) + "\nlook"});
        auto const before = notes();
        EXPECT_EQ(root.post(form).location(), entity->address(id));
        EXPECT_EQ(notes(), before + 1);
        EXPECT_NE(root.get(entity->address(id)).page().text().find(planted), std::string::npos);
        EXPECT_FALSE(form_of(member.get(entity->address(id)).page(), address).has("note")) << "who may not add one is not asked";
    }
}

TEST_P(NotesAndHistory, ANoteThatCantBeTakenStaysInItsField) {
    auto root = inside("root");
    auto const& branch = *site().registry().find("specimen.branch");
    auto const id = store(branch);
    auto const address = branch.address(id) + "/notes";
    auto const before = notes();
    for (auto const& text : {std::string("  "), std::string(10001, 'x'), std::string(1 << 19, '[')}) {
        auto form = root.form(branch.address(id), address);
        form.set("note", {text});
        auto const answer = root.post(form);
        EXPECT_EQ(answer.status, 422);
        auto const page = answer.page();
        ASSERT_NE(page.with_id("note-error"), nullptr);
        EXPECT_EQ(form_of(page, address).shown("note"), std::vector<std::string>{text});
    }
    EXPECT_EQ(notes(), before);
}

TEST_P(NotesAndHistory, AChangeCanBeTakenBack) {
    auto root = inside("root"), second = inside("second");
    auto const& branch = *site().registry().find("specimen.branch");
    auto const id = store(branch);
    auto const old_name = text_of(stored(branch, id)->values[1]);
    auto const edit = branch.address(id) + "/edit";
    auto form = root.form(edit, edit);
    form.set("name", {"Slip of the pen"});
    EXPECT_EQ(root.post(form).status, 303);
    auto const entries = ask([&](Transaction& tx) { return history_of(tx, branch, id); });
    ASSERT_EQ(entries.size(), 2U);
    auto const first = branch.address(id) + "/history/" + std::to_string(entries.back().row);
    auto const back = root.form(first, first + "/revert");
    // Somebody else is quicker.
    auto other = second.form(edit, edit);
    other.set("name", {"Quicker"});
    EXPECT_EQ(second.post(other).status, 303);
    EXPECT_EQ(root.post(back).status, 409);
    EXPECT_EQ(text_of(stored(branch, id)->values[1]), "Quicker");
    EXPECT_EQ(root.post(root.form(first, first + "/revert")).status, 303);
    EXPECT_EQ(text_of(stored(branch, id)->values[1]), old_name);
}

TEST_P(NotesAndHistory, OfOneRecordAreNotShownOnAnother) {
    auto root = inside("root");
    auto const& branch = *site().registry().find("specimen.branch");
    auto const one = store(branch), two = store(branch);
    auto const entry = ask([&](Transaction& tx) { return history_of(tx, branch, one).front().row; });
    EXPECT_EQ(root.get(branch.address(one) + "/history/" + std::to_string(entry)).status, 200);
    EXPECT_EQ(root.get(branch.address(two) + "/history/" + std::to_string(entry)).status, 404);
    EXPECT_EQ(root.post(branch.address(two) + "/history/" + std::to_string(entry) + "/revert", {{"csrf", root.csrf()}, {"_version", "1"}}).status, 404);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, NotesAndHistory, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
