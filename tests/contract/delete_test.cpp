#include "core/base/text.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Deletion : public House {
protected:
    /// A record, and another one that hangs on it through a field.
    struct Pair {
        std::int64_t target = 0, from = 0;
    };
    Pair hang(Entity const& target, Referrer const& way);
    bool may_be_deleted(Entity const& entity) {
        return entity.guard != Guard::kept && !entity.permanent && !entity.append_only && (has_pages(entity) || has_api(entity));
    }
    Answer delete_by_page(Browser& browser, Entity const& entity, std::int64_t id) {
        auto const address = entity.address(id) + "/delete";
        return browser.post(address, {{"csrf", browser.csrf()}, {"_version", std::to_string(stored(entity, id)->version)}});
    }
    Answer delete_by_api(Browser& browser, Entity const& entity, std::int64_t id) { return browser.api("DELETE", "/api" + entity.address(id), "", {{"if-match", "*"}}); }
    void expect_protected(Browser& root, Entity const& entity, Referrer const& way, Pair const& pair);
    void expect_as_declared(Browser& root, Entity const& entity, Referrer const& way);
};

Deletion::Pair Deletion::hang(Entity const& target, Referrer const& way) {
    return as_program([&](Transaction& tx) {
        Maker maker(tx);
        Pair pair{.target = maker.store(target)};
        Value value = pair.target;
        if (way.field->is_link()) value = Keys{pair.target};
        if (way.field->kind() == Kind::any_reference) value = AnyReference{target.full_name(), pair.target};
        pair.from = maker.store(*way.entity, {{std::string(way.field->name), value}});
        return pair;
    });
}

/// The preview shows what is in the way, and both doors refuse.
void Deletion::expect_protected(Browser& root, Entity const& entity, Referrer const& way, Pair const& pair) {
    if (has_pages(entity)) {
        auto const preview = root.get(entity.address(pair.target) + "/delete");
        EXPECT_EQ(preview.status, 200);
        auto const text = preview.page().text();
        EXPECT_NE(text.find(std::string(way.entity->plural_label) + " · " + way.field->label), std::string::npos);
        EXPECT_NE(text.find("In the way"), std::string::npos);
        EXPECT_FALSE(form_of(preview.page(), entity.address(pair.target) + "/delete").has("csrf")) << "offers to delete it all the same";
        EXPECT_EQ(delete_by_page(root, entity, pair.target).status, 409);
    }
    auto const answer = delete_by_api(root, entity, pair.target);
    EXPECT_EQ(answer.status, 409);
    EXPECT_NE(answer.body.find("\"protected\""), std::string::npos) << answer.body;
    EXPECT_TRUE(stored(entity, pair.target) && stored(*way.entity, pair.from));
}

void Deletion::expect_as_declared(Browser& root, Entity const& entity, Referrer const& way) {
    SCOPED_TRACE(way.entity->full_name() + "." + std::string(way.field->name));
    auto const pair = hang(entity, way);
    auto const index = static_cast<std::size_t>(way.entity->index_of(way.field->name));
    auto const rule = way.field->options.on_delete;
    if (!way.field->is_link() && rule == OnDelete::protect) return expect_protected(root, entity, way, pair);
    if (has_pages(entity)) {
        EXPECT_EQ(delete_by_page(root, entity, pair.target).status, 303);
    } else {
        EXPECT_EQ(delete_by_api(root, entity, pair.target).status, 204);
    }
    EXPECT_FALSE(stored(entity, pair.target));
    auto const from = stored(*way.entity, pair.from);
    EXPECT_EQ(from.has_value(), way.field->is_link() || rule == OnDelete::set_null);
    if (!from) return;
    EXPECT_TRUE(is_blank(from->values[index])) << "still points at what is gone";
}

TEST_P(Deletion, TouchesWhatHangsOnARecordAsDeclared) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!may_be_deleted(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        for (auto const& way : site().registry().referrers(*entity)) expect_as_declared(root, *entity, way);
    }
}

TEST_P(Deletion, FollowsReferencesToAnyRecordToo) {
    auto root = inside("root");
    auto const* organisation = site().registry().find("people.organisation");
    for (auto const* entity : entities())
        for (auto const& field : entity->fields)
            if (field.kind() == Kind::any_reference && entity->full_name() != "workshops.account") expect_as_declared(root, *organisation, {entity, &field});
}

TEST_P(Deletion, IsRefusedForWhatIsKept) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (may_be_deleted(*entity) || !has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const preview = root.get(entity->address(id) + "/delete");
        EXPECT_TRUE(preview.status == 403 || preview.status == 409) << preview.status;
        auto const answer = delete_by_page(root, *entity, id);
        EXPECT_TRUE(answer.status == 403 || answer.status == 409) << answer.status;
        EXPECT_TRUE(stored(*entity, id));
    }
}

TEST_P(Deletion, OfWhatSomebodyHasChangedSinceAsksToLookAgain) {
    auto root = inside("root");
    for (auto const* entity : entities()) {
        if (!may_be_deleted(*entity) || !has_pages(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        auto const id = as_program([&](Transaction& tx) { return Maker(tx).store(*entity); });
        auto const address = entity->address(id) + "/delete";
        EXPECT_EQ(root.get(address).status, 200);
        for (auto const* version : {"0", "99", "abc", ""}) {
            auto const answer = root.post(address, {{"csrf", root.csrf()}, {"_version", version}});
            EXPECT_EQ(answer.status, 409) << "version " << version;
            EXPECT_TRUE(stored(*entity, id));
        }
        EXPECT_EQ(root.post(root.form(address, address)).status, 303);
        EXPECT_FALSE(stored(*entity, id));
        EXPECT_EQ(root.get(entity->address(id)).status, 404);
        EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = '" + entity->full_name() + "' AND action = 'delete' AND record = " + std::to_string(id)), 1);
    }
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Deletion, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
