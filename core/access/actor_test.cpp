#include "core/access/actor.h"

#include "core/access/visible.h"
#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

Registry const& registry() {
    static Registry const all(entities());
    return all;
}

constexpr Action every_action[] = {Action::view, Action::add, Action::change, Action::remove};

/// What may be done, one letter each: `v`iew, `a`dd, `c`hange, `d`elete.
std::string rights(Actor const& actor, Entity const& entity) {
    std::string letters;
    for (auto const action : every_action)
        if (actor.may(entity, action)) letters += code_of(action).front();
    return letters;
}

Actor visitor() { return {}; }
Actor member(std::set<std::string, std::less<>> permissions = {}) {
    Actor actor;
    actor.person = 7;
    actor.inside = true;
    actor.permissions = std::move(permissions);
    return actor;
}
Actor superuser() {
    auto actor = member();
    actor.superuser = true;
    return actor;
}
/// Has every permission that the entity knows.
Actor trusted(Entity const& entity) {
    std::set<std::string, std::less<>> all;
    for (auto const action : every_action) all.insert(entity.permission(action));
    return member(all);
}

TEST(PermissionOfAnEntity, HasOneCodeForEachAction) {
    EXPECT_EQ(Item::entity().permission(Action::view), "specimen.item.view");
    EXPECT_EQ(Item::entity().permission(Action::remove), "specimen.item.delete");
}

TEST(GuardedPerEntity, AsksForThePermissionOfEachAction) {
    auto const& item = Item::entity();
    EXPECT_EQ(rights(visitor(), item), "");
    EXPECT_EQ(rights(member(), item), "");
    EXPECT_EQ(rights(member({"specimen.item.view"}), item), "v");
    EXPECT_EQ(rights(member({"specimen.item.add", "specimen.item.delete"}), item), "ad");
    EXPECT_EQ(rights(member({"specimen.tag.view", "people.item.view"}), item), "");
    EXPECT_EQ(rights(trusted(item), item), "vacd");
    EXPECT_EQ(rights(superuser(), item), "vacd");
    EXPECT_EQ(rights(the_program(), item), "vacd");
}

TEST(Lookup, IsSeenByEverybodyInside) {
    auto const& tag = Tag::entity();
    EXPECT_EQ(rights(visitor(), tag), "");
    EXPECT_EQ(rights(member(), tag), "v");
    EXPECT_EQ(rights(member({"specimen.tag.change"}), tag), "vc");
    EXPECT_EQ(rights(superuser(), tag), "vacd");
}

TEST(GuardedForSuperusers, IsNobodyElses) {
    auto const& safe = Safe::entity();
    EXPECT_EQ(rights(trusted(safe), safe), "");
    EXPECT_EQ(rights(superuser(), safe), "vacd");
    EXPECT_EQ(rights(the_program(), safe), "vacd");
}

TEST(Kept, IsWrittenByTheProgramAlone) {
    auto const& receipt = Receipt::entity();
    EXPECT_EQ(rights(member(), receipt), "");
    EXPECT_EQ(rights(trusted(receipt), receipt), "v");
    EXPECT_EQ(rights(superuser(), receipt), "v");
    EXPECT_EQ(rights(the_program(), receipt), "vacd");
}

TEST(Actor, SeesSomeWhereOwnRowsMayBe) {
    EXPECT_TRUE(member().sees_some(Member::entity()));
    EXPECT_FALSE(visitor().sees_some(Member::entity()));
    EXPECT_FALSE(member().sees_some(Item::entity()));
    EXPECT_TRUE(member().sees_some(Tag::entity()));
}

TEST(Actor, HasSinglePermissions) {
    EXPECT_TRUE(member({"reports.run"}).has("reports.run"));
    EXPECT_FALSE(member().has("reports.run"));
    EXPECT_TRUE(superuser().has("reports.run"));
}

std::string seen_by(Actor const& actor, Entity const& entity) {
    Query query;
    return visible_sql(registry(), actor, entity, "t", query);
}

TEST(VisibleRows, AreAllWithThePermission) {
    EXPECT_EQ(seen_by(trusted(Member::entity()), Member::entity()), "TRUE");
    EXPECT_TRUE(sees_all(trusted(Member::entity()), Member::entity()));
}

TEST(VisibleRows, AreOnesOwnWithoutIt) {
    EXPECT_EQ(seen_by(member(), Member::entity()), R"((t."person" = $1))");
    EXPECT_FALSE(sees_all(member(), Member::entity()));
}

TEST(VisibleRows, AreNoneForAVisitor) {
    for (auto const* entity : entities()) {
        EXPECT_EQ(seen_by(visitor(), *entity), "FALSE") << entity->name;
        EXPECT_FALSE(sees_all(visitor(), *entity)) << entity->name;
    }
    EXPECT_EQ(seen_by(member(), Item::entity()), "FALSE");
}

TEST(VisibleRows, NameThePersonOnceHoweverOftenTheRuleAsks) {
    auto entity = Member::entity();
    entity.visible = {"TRUE", R"({t}."id" = {me} OR {t}."person" = {me})"};
    Query query;
    query.bind(std::int64_t{1});
    EXPECT_EQ(visible_sql(registry(), member(), entity, "m", query), R"((m."id" = $2 OR m."person" = $2))");
}

/// A note on any record, seen as that record is.
Entity hanging() {
    auto entity = Remark::entity();
    entity.visible = {.with_view = R"({t}."text" <> '')", .own = R"({t}."id" = {me})", .with_change = "TRUE", .as = "about"};
    return entity;
}

TEST(WhatHangsOnARecord, IsSeenByThoseWhoSeeIt) {
    auto const note = hanging();
    EXPECT_EQ(seen_by(the_program(), note), "TRUE");
    EXPECT_EQ(seen_by(visitor(), note), "FALSE");
    auto const reader = seen_by(member({"specimen.remark.view"}), note);
    EXPECT_TRUE(reader.starts_with(R"((t."text" <> '') AND (t."about_type" IN ()")) << reader;
    EXPECT_NE(reader.find("'specimen.tag'"), std::string::npos) << "everybody sees tags";
    EXPECT_EQ(reader.find("'specimen.item'"), std::string::npos) << "items only those who may";
    EXPECT_NE(reader.find(R"((t."about_type" = 'specimen.member' AND EXISTS (SELECT 1 FROM "specimen_member" s0 WHERE s0."id" = t."about_id" AND (s0."person" = $1))))"), std::string::npos) << reader;
    EXPECT_TRUE(seen_by(member(), note).starts_with(R"((t."id" = $1) AND ()")) << "one's own, where one sees the record";
    EXPECT_NE(seen_by(member({"specimen.remark.view", "specimen.item.view"}), note).find("'specimen.item'"), std::string::npos);
    EXPECT_TRUE(seen_by(superuser(), note).starts_with("(t.\"about_type\" IN ('"));
    EXPECT_FALSE(sees_all(superuser(), note)) << "not what hangs on records of apps that are gone";
    EXPECT_TRUE(sees_all(the_program(), note));
}

TEST(WhatHangsOnARecord, IsSeenWithMoreRightsByThoseWhoMayChangeIt) {
    auto const note = hanging();
    EXPECT_TRUE(seen_by(member({"specimen.remark.view", "specimen.remark.change"}), note).starts_with(R"((t."about_type" IN ()"));
}

}  // namespace
}  // namespace ateneu::specimen
