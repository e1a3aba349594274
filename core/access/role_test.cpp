// Rights that hold in one place alone.
#include "core/access/visible.h"
#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

using Places = std::vector<AnyReference>;

AnyReference branch(std::int64_t id) { return {"specimen.branch", id}; }

Actor with_roles(std::vector<ScopedRole> roles, std::set<std::string, std::less<>> permissions = {}) {
    Actor actor;
    actor.person = 7;
    actor.inside = true;
    actor.permissions = std::move(permissions);
    actor.roles = std::move(roles);
    return actor;
}

std::string seen_by(Actor const& actor, Entity const& entity) {
    static Registry const registry(entities());
    Query query;
    return visible_sql(registry, actor, entity, "t", query);
}

Record booking_in(std::int64_t id) {
    auto record = blank_record(Booking::entity(), {});
    record.values[static_cast<std::size_t>(Booking::entity().index_of("branch"))] = id;
    return record;
}

TEST(ScopeOfARecord, IsWhatItsFieldNamesOrTheRecordItself) {
    EXPECT_EQ(Booking::entity().scope_kind(), "specimen.branch");
    EXPECT_EQ(scope_of(Booking::entity(), booking_in(3)), branch(3));
    Record record;
    record.id = 4;
    EXPECT_EQ(Branch::entity().scope_kind(), "specimen.branch");
    EXPECT_EQ(scope_of(Branch::entity(), record), branch(4));
    EXPECT_EQ(Item::entity().scope_kind(), "");
    EXPECT_EQ(scope_of(Item::entity(), record), AnyReference{});
    auto of_any = Remark::entity();
    of_any.scope = "about";
    EXPECT_EQ(of_any.scope_kind(), "");
    EXPECT_EQ(scope_of(of_any, to_record(of_any, std::make_unique<Remark>(Remark{.about = branch(5)}).get())), branch(5));
}

TEST(RoleInOnePlace, OpensWhatLiesThere) {
    auto const& booking = Booking::entity();
    auto const who = with_roles({{branch(3), {"specimen.booking.view", "specimen.booking.change"}}});
    EXPECT_FALSE(who.may(booking, Action::change));
    EXPECT_TRUE(who.may(booking, Action::change, branch(3)));
    EXPECT_TRUE(who.may(booking, Action::change, booking_in(3)));
    EXPECT_FALSE(who.may(booking, Action::change, branch(4)));
    EXPECT_FALSE(who.may(booking, Action::change, booking_in(0)));
    EXPECT_FALSE(who.may(booking, Action::remove, branch(3)));
    EXPECT_TRUE(who.may_some(booking, Action::change));
    EXPECT_FALSE(who.may_some(booking, Action::add));
    EXPECT_TRUE(who.sees_some(booking));
    EXPECT_FALSE(sees_all(who, booking));
}

TEST(RoleInOnePlace, GivesNothingToWhatLiesInNoPlace) {
    auto const who = with_roles({{branch(3), {"specimen.item.view", "specimen.safe.view", "specimen.branch.add"}}});
    EXPECT_FALSE(who.may_some(Item::entity(), Action::view));
    EXPECT_FALSE(who.may(Item::entity(), Action::view, branch(3)));
    EXPECT_FALSE(who.may_some(Safe::entity(), Action::view));
    EXPECT_FALSE(who.may_some(Branch::entity(), Action::add)) << "a new place isn't theirs";
    EXPECT_FALSE(with_roles({{{"specimen.item", 3}, {"specimen.booking.view"}}}).may_some(Booking::entity(), Action::view)) << "another kind of place";
}

TEST(RoleInOnePlace, IsNarrowedByATokenAsAllRightsAre) {
    auto who = with_roles({{branch(3), {"specimen.booking.view", "specimen.booking.change"}}});
    who.scopes = {"specimen.booking:read"};
    EXPECT_TRUE(who.may(Booking::entity(), Action::view, branch(3)));
    EXPECT_FALSE(who.may(Booking::entity(), Action::change, branch(3)));
    EXPECT_FALSE(who.may_some(Booking::entity(), Action::change));
}

TEST(RoleInOnePlace, NamesItsPlacesOnceAndInOrder) {
    auto const who = with_roles({{branch(5), {"specimen.booking.view"}}, {branch(3), {"specimen.booking.view"}}, {branch(5), {"specimen.booking.view"}}, {branch(4), {"specimen.booking.add"}}});
    EXPECT_EQ(who.scopes_with(Booking::entity(), Action::view), (Places{branch(3), branch(5)}));
    EXPECT_EQ(who.scopes_with(Booking::entity(), Action::add), Places{branch(4)});
    EXPECT_EQ(who.scopes_with(Item::entity(), Action::view), Places{});
}

TEST(RoleInOnePlace, ShowsItsRowsBesideOnesOwn) {
    auto const& booking = Booking::entity();
    ScopedRole const third{branch(3), {"specimen.booking.view"}};
    auto const rows = seen_by(with_roles({third}), booking);
    EXPECT_TRUE(rows.starts_with("((EXISTS (")) << rows;
    EXPECT_TRUE(rows.ends_with(R"( OR (t."branch" IN ($2))))")) << rows;
    EXPECT_EQ(seen_by(with_roles({third}, {"specimen.booking.view"}), booking), "TRUE");
    auto without_own = booking;
    without_own.visible = {.with_view = R"({t}."day" > '2026')"};
    EXPECT_EQ(seen_by(with_roles({third}), without_own), R"(((t."branch" IN ($1)) AND (t."day" > '2026')))");
    without_own.visible = visible_with_permission;
    EXPECT_EQ(seen_by(with_roles({third}), without_own), R"((t."branch" IN ($1)))");
    EXPECT_EQ(seen_by(with_roles({{branch(3), {"specimen.booking.change"}}}), without_own), "FALSE");
}

TEST(RoleInOnePlace, GivesEqualTextsForAboutAsManyPlaces) {
    auto const of = [](int count) {
        std::vector<ScopedRole> roles;
        for (int n = 1; n <= count; ++n) roles.push_back({branch(n), {"specimen.booking.view"}});
        auto booking = Booking::entity();
        booking.visible = visible_with_permission;
        return seen_by(with_roles(std::move(roles)), booking);
    };
    EXPECT_EQ(of(3), R"((t."branch" IN ($1, $2, $3, $4)))");
    EXPECT_EQ(of(3), of(4));
    EXPECT_NE(of(4), of(5));
}

TEST(RoleInOnePlace, ShowsMoreToThoseWhoMayChangeThere) {
    auto booking = Booking::entity();
    booking.visible = {.with_view = R"({t}."returned_on" IS NULL)", .with_change = "TRUE"};
    auto const who = with_roles({{branch(3), {"specimen.booking.view"}}, {branch(4), {"specimen.booking.view", "specimen.booking.change"}}});
    EXPECT_EQ(seen_by(who, booking), R"((((t."branch" IN ($1, $2)) AND (t."returned_on" IS NULL)) OR (t."branch" IN ($3))))");
    EXPECT_EQ(seen_by(with_roles({{branch(4), {"specimen.booking.change"}}}, {"specimen.booking.view"}), booking), R"(((t."returned_on" IS NULL) OR (t."branch" IN ($1))))");
}

TEST(RoleInOnePlace, MayBeInPlacesOfSeveralKinds) {
    auto remark = Remark::entity();
    remark.scope = "about";
    auto const who = with_roles({{branch(3), {"specimen.remark.view"}}, {{"specimen.item", 4}, {"specimen.remark.view"}}});
    EXPECT_EQ(seen_by(who, remark), R"((t."about_type" = $1 AND t."about_id" IN ($2) OR t."about_type" = $3 AND t."about_id" IN ($4)))");
    EXPECT_TRUE(who.may(remark, Action::view, AnyReference{"specimen.item", 4}));
    EXPECT_FALSE(who.may(remark, Action::view, AnyReference{"specimen.item", 3}));
}

TEST(Rights, AreComparedEverywhereAndInEachPlace) {
    auto const nobody = with_roles({});
    auto const one = with_roles({{branch(3), {"specimen.booking.view"}}});
    auto const two = with_roles({{branch(3), {"specimen.booking.view"}}, {branch(4), {"specimen.booking.view"}}});
    auto const all = with_roles({}, {"specimen.booking.view", "specimen.booking.change"});
    auto root = nobody;
    root.superuser = true;
    EXPECT_TRUE(one.has_rights_of(nobody));
    EXPECT_TRUE(one.has_rights_of(one));
    EXPECT_FALSE(nobody.has_rights_of(one));
    EXPECT_FALSE(one.has_rights_of(two));
    EXPECT_TRUE(two.has_rights_of(one));
    EXPECT_TRUE(all.has_rights_of(two)) << "everywhere is there too";
    EXPECT_FALSE(two.has_rights_of(all)) << "but not the other way";
    EXPECT_TRUE(root.has_rights_of(all));
    EXPECT_FALSE(all.has_rights_of(root));
    EXPECT_TRUE(root.has_rights_of(root));
}

}  // namespace
}  // namespace ateneu::specimen
