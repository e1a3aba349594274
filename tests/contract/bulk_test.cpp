#include "core/store/bulk.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

/// Many records at once, of every entity, by its pages.
class Bulk : public House {
protected:
    std::int64_t made(Entity const& entity) {
        return as_program([&](Transaction& tx) { return Maker(tx).store(entity); });
    }
    std::optional<Answer> edit(Browser& browser, Entity const& entity, std::vector<std::int64_t> const& ids, Field const& field, Value const& value);
    static bool is_offered(Form& form, Field const& field) { return form.has("how." + std::string(field.name)); }
};

/// Bar, form, preview, deed: the answer is where the result stands. Nothing where the form doesn't offer the field.
std::optional<Answer> Bulk::edit(Browser& browser, Entity const& entity, std::vector<std::int64_t> const& ids, Field const& field, Value const& value) {
    Pairs chosen{{"csrf", browser.csrf()}, {"deed", "edit"}};
    for (auto const id : ids) chosen.emplace_back("ids", std::to_string(id));
    auto const asked = browser.post(entity.address() + "/bulk", chosen);
    EXPECT_EQ(asked.status, 200) << asked.page().text();
    auto form = form_of(asked.page(), entity.address() + "/bulk/edit");
    if (!is_offered(form, field)) return {};
    form.set("how." + std::string(field.name), {is_blank(value) ? "clear" : "set"});
    if (!is_blank(value)) form.set("new." + std::string(field.name), typed(field, value));
    auto const preview = browser.post(form);
    EXPECT_EQ(preview.status, 200) << preview.page().text();
    auto go = form_of(preview.page(), entity.address() + "/bulk/edit");
    // Nothing would change: there is no button, and sending it all the same changes nothing.
    return browser.post(go);
}

TEST_P(Bulk, EditsEveryFieldOfEveryEntity) {
    auto root = inside("root");
    std::size_t done = 0;
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only) continue;
        SCOPED_TRACE(entity->full_name());
        std::vector<std::int64_t> const ids{made(*entity), made(*entity)};
        for (std::size_t i = 0; i < entity->fields.size(); ++i) {
            auto const& field = entity->fields[i];
            if (!may_be_edited(field)) continue;
            SCOPED_TRACE(std::string(field.name));
            auto const first = *stored(*entity, ids[0]), second = *stored(*entity, ids[1]);
            auto const wanted = as_program([&](Transaction& tx) { return Maker(tx).another(*entity, first, i); });
            auto const answer = edit(root, *entity, ids, field, wanted);
            if (!answer) continue;
            EXPECT_EQ(answer->status, 303) << answer->page().text();
            auto const result = root.get(answer->location());
            EXPECT_EQ(result.status, 200);
            // What it did can be taken back, and done again.
            if (result.body.find("/undo\"") != std::string::npos) {
                auto const kept = std::pair{*stored(*entity, ids[0]), *stored(*entity, ids[1])};
                auto const undone = root.post(form_of(result.page(), answer->location().substr(0, answer->location().find('?')) + "/undo"));
                EXPECT_EQ(undone.status, 303) << undone.page().text();
                EXPECT_EQ(stored(*entity, ids[0])->values[i] == first.values[i], true);
                EXPECT_EQ(stored(*entity, ids[1])->values[i] == second.values[i], true);
                if (kept.first.version != first.version) {
                    EXPECT_GT(stored(*entity, ids[0])->version, kept.first.version);
                }
                ++done;
                continue;
            }
            // A rule that binds the field to another, or a key, may refuse a record: then nothing of it changed.
            for (auto const* before : {&first, &second}) {
                auto const after = *stored(*entity, before->id);
                if (after.version == before->version) continue;
                EXPECT_TRUE(after.values[i] == wanted || field.is_link());
                EXPECT_EQ(after.version, before->version + 1);
                ++done;
            }
        }
    }
    EXPECT_GT(done, 200U);
}

TEST_P(Bulk, APreviewLeavesNoTrace) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity) || !is_written_by_hand(*entity) || entity->append_only || entity->permanent) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = std::to_string(made(*entity));
        auto const before = content();
        EXPECT_EQ(root.post(entity->address() + "/bulk", {{"csrf", root.csrf()}, {"deed", "delete"}, {"ids", id}}).status, 200);
        EXPECT_EQ(content(), before);
    }
}

TEST_P(Bulk, AsksPermissionAtEachStep) {
    for (auto const* name : {"viewer", "member"}) {
        auto browser = inside(name);
        auto const before = content();
        for (auto const* entity : entities()) {
            if (!has_pages(*entity)) continue;
            SCOPED_TRACE(entity->full_name() + " by " + name);
            for (auto const* deed : {"edit", "delete"}) {
                auto const first = browser.post(entity->address() + "/bulk", {{"csrf", browser.csrf()}, {"deed", deed}, {"all", "1"}});
                EXPECT_TRUE(first.status == 403 || first.status == 303) << first.status;
                auto const go = browser.post(entity->address() + "/bulk/" + deed, {{"csrf", browser.csrf()}, {"rows", "1:1"}, {"step", "go"}});
                EXPECT_EQ(go.status, 403);
            }
        }
        EXPECT_EQ(content(), before);
    }
}

TEST_P(Bulk, TakesNoGarbage) {
    auto root = inside("root");
    auto const before = content();
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        for (auto const* rows : {"", "x", "1", "1:x", "99999999999999999999:1", ":,:,", "-1:1", "0:0"})
            EXPECT_LT(root.post(entity->address() + "/bulk/edit", {{"csrf", root.csrf()}, {"rows", rows}, {"step", "go"}}).status, 500);
        EXPECT_LT(root.post(entity->address() + "/bulk", {{"csrf", root.csrf()}, {"ids", "1"}, {"deed", "wish"}, {"list", "%ff&x=1&page=-3"}}).status, 500);
        EXPECT_EQ(root.get(entity->address() + "/bulk/1").status, 404);
        EXPECT_EQ(root.get(entity->address() + "/bulk/x").status, 404);
    }
    EXPECT_EQ(content(), before);
}

TEST_P(Bulk, EveryColumnOfEveryListCanBeShown) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        if (is_written_by_hand(*entity)) made(*entity);
        std::string columns = "pills";
        for (auto const& field : entity->fields) columns += "," + std::string(field.name);
        for (auto const& computed : entity->computed) columns += "," + std::string(computed.name);
        EXPECT_EQ(root.get(entity->address() + "?columns=" + columns).status, 200);
        EXPECT_EQ(root.get(entity->address() + "/columns").status, 200);
        EXPECT_EQ(root.get(entity->address() + "/columns?list=q%3Dx&column=" + columns + "&move=up:pills").status, 200);
        auto const chosen = root.get(entity->address() + "/columns?list=q%3Dx&column=" + std::string(entity->fields.back().name));
        EXPECT_EQ(chosen.status, 303);
        EXPECT_EQ(root.get(chosen.location()).status, 200);
        EXPECT_EQ(root.get(entity->address() + "?select=all").status, 200);
    }
}

/// The one action there is: tokens are revoked by whom they act for.
class Actions : public House {
protected:
    std::int64_t token(std::string const& username) {
        auto const id = person(username);
        return as_program([&](Transaction& tx) { return Maker(tx).store(*site().registry().find("people.token"), {{"person", id}}); });
    }
    bool is_there(std::int64_t id) { return stored(*site().registry().find("people.token"), id).has_value(); }
};

TEST_P(Actions, AreButtonsVerbsAndEndpoints) {
    auto const mine = token("member"), another = token("member"), theirs = token("other"), last = token("member");
    auto member = inside("member");
    auto const list = std::string("/people/tokens");
    // Who doesn't see a record has no button for it.
    EXPECT_EQ(member.post(list + "/" + std::to_string(theirs) + "/do/revoke", {{"csrf", member.csrf()}}).status, 404);
    EXPECT_EQ(member.post(list + "/" + std::to_string(mine) + "/do/wish", {{"csrf", member.csrf()}}).status, 404);
    auto const page = member.get(list + "/" + std::to_string(mine));
    EXPECT_EQ(member.post(form_of(page.page(), list + "/" + std::to_string(mine) + "/do/revoke")).status, 303);
    EXPECT_FALSE(is_there(mine));

    auto const preview = member.post(list + "/bulk", {{"csrf", member.csrf()}, {"deed", "revoke"}, {"ids", std::to_string(another)}, {"ids", std::to_string(theirs)}});
    EXPECT_EQ(preview.status, 200) << preview.page().text();
    EXPECT_TRUE(is_there(another)) << "a preview revokes nothing";
    EXPECT_EQ(member.post(form_of(preview.page(), list + "/bulk/revoke")).status, 303);
    EXPECT_FALSE(is_there(another));
    EXPECT_TRUE(is_there(theirs));

    EXPECT_EQ(member.api("POST", "/api" + list + "/" + std::to_string(theirs) + "/revoke").status, 404);
    EXPECT_EQ(member.api("POST", "/api" + list + "/bulk/revoke", "[1]").status, 422);
    auto const many = member.api("POST", "/api" + list + "/bulk/revoke", "{\"ids\":[" + std::to_string(last) + "]}");
    EXPECT_EQ(many.status, 200);
    EXPECT_NE(many.body.find("\"outcome\":\"done\""), std::string::npos) << many.body;
    EXPECT_FALSE(is_there(last));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Actions, tests::both_databases(), tests::dialect_name);
INSTANTIATE_TEST_SUITE_P(BothDatabases, Bulk, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
