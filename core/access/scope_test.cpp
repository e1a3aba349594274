#include "core/access/scope.h"

#include "core/access/visible.h"
#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

Registry const& registry() {
    static Registry const all(entities());
    return all;
}

TEST(Scope, OpensWhatItNames) {
    auto const& item = Item::entity();
    EXPECT_TRUE(opens("specimen.item:read", item, Action::view));
    EXPECT_FALSE(opens("specimen.item:read", item, Action::change));
    EXPECT_TRUE(opens("specimen.item:write", item, Action::remove));
    EXPECT_TRUE(opens("specimen.item:write", item, Action::view)) << "who writes reads";
    EXPECT_TRUE(opens("specimen.*:read", item, Action::view));
    EXPECT_TRUE(opens("*:write", item, Action::add));
    EXPECT_FALSE(opens("specimen.tag:write", item, Action::view));
    EXPECT_FALSE(opens("people.*:write", item, Action::view));
}

TEST(Scope, ThatCantBeReadOpensNothing) {
    for (auto const* wrong : {"", ":", "*", "*:", "*:all", "specimen:read", "specimen.item", "specimen.items:read", ".item:read", "specimen.item:read:write"})
        EXPECT_FALSE(opens(wrong, Item::entity(), Action::view)) << wrong;
}

TEST(Scope, IsOneWhereItNamesSomething) {
    Registry const registry(entities());
    for (auto const* right : {"*:read", "*:write", "specimen.*:read", "specimen.item:write"}) EXPECT_TRUE(is_scope(registry, right)) << right;
    for (auto const* wrong : {"specimen.nothing:read", "nothing.*:read", "*:erase", "specimen.item"}) EXPECT_FALSE(is_scope(registry, wrong)) << wrong;
}

TEST(Scope, NarrowsAnActorAndNeverWidensOne) {
    Actor actor{.person = 7};
    actor.inside = actor.superuser = true;
    actor.scopes = {"specimen.item:read"};
    EXPECT_TRUE(actor.may(Item::entity(), Action::view));
    EXPECT_FALSE(actor.may(Item::entity(), Action::change));
    EXPECT_FALSE(actor.may(Member::entity(), Action::view));
    EXPECT_FALSE(actor.sees_some(Member::entity())) << "not even one's own record";
    Query query;
    EXPECT_EQ(visible_sql(registry(), actor, Member::entity(), "t", query), "FALSE");
    EXPECT_FALSE(sees_all(actor, Member::entity()));

    Actor member{.person = 7};
    member.inside = true;
    member.scopes = {"*:write"};
    EXPECT_FALSE(member.may(Item::entity(), Action::view));
    EXPECT_TRUE(member.sees_some(Member::entity())) << "their own, as without a token";
}

}  // namespace
}  // namespace ateneu::specimen
