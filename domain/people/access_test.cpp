#include <algorithm>

#include "domain/people/access_group.h"
#include "domain/people/actor_of.h"
#include "domain/people/comment.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/permissions.h"
#include "domain/people/preference.h"
#include "domain/people/seed.h"
#include "domain/people/test_community.h"
#include "domain/people/token.h"

namespace ateneu::people {
namespace {

TEST(UsualGroups, LetAdministratorsWorkAndOthersLook) {
    auto const& organisation = Organisation::entity();
    for (auto const action : {Action::view, Action::add, Action::change, Action::remove})
        EXPECT_TRUE(is_usual("administrators", organisation, action));
    EXPECT_TRUE(is_usual("steering committee", organisation, Action::view));
    EXPECT_FALSE(is_usual("steering committee", organisation, Action::change));
    EXPECT_TRUE(is_usual("invoicing", organisation, Action::change));
    EXPECT_FALSE(is_usual("invoicing", organisation, Action::add));
    EXPECT_FALSE(is_usual("trainers", organisation, Action::change));
    EXPECT_FALSE(is_usual("gardeners", organisation, Action::view));
}

TEST(UsualGroups, LeaveGroupsPermissionsAndTokensToSuperusers) {
    for (auto const* group : {"administrators", "steering committee", "invoicing", "trainers"})
        for (auto const* entity : {&Group::entity(), &Permission::entity(), &Token::entity()})
            for (auto const action : {Action::view, Action::add, Action::change, Action::remove})
                EXPECT_FALSE(is_usual(group, *entity, action)) << group << entity->full_name();
    EXPECT_FALSE(is_usual("trainers", Login::entity(), Action::view));
    EXPECT_FALSE(is_usual("administrators", Language::entity(), Action::change));
}

class Access : public Community {
protected:
    Access() { write([](Transaction& tx) { seed(tx); }); }
    Id<Group> group(std::string_view name) {
        return {ask([&](db::Connection& sql) {
            return sql.integer(R"(SELECT "id" FROM "people_group" WHERE "name" = $1)", {name});
        }).value_or(0)};
    }
    Id<Permission> permission(std::string_view code) {
        return {ask([&](db::Connection& sql) {
            return sql.integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {code});
        }).value_or(0)};
    }
    void give(Id<Person> id, std::vector<Id<Group>> groups, std::vector<Id<Permission>> permissions = {}) {
        write([&](Transaction& tx) {
            auto person = *tx.read(id);
            person.groups = groups;
            person.permissions = permissions;
            EXPECT_TRUE(tx.change(Person::entity(), to_record(Person::entity(), &person)));
        });
    }
    Actor actor(Id<Person> id) {
        return ask([&](db::Connection& sql) { return actor_of(sql, id); });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Access, tests::both_databases(), tests::dialect_name);

TEST_P(Access, OfAPersonIsTheirOwnAndTheirGroups) {
    auto const ana = member("ana");
    give(ana, {group("invoicing")}, {permission("people.person.restricted_api")});
    auto const who = actor(ana);
    EXPECT_TRUE(who.inside);
    EXPECT_FALSE(who.superuser);
    EXPECT_EQ(who.person, ana.value);
    EXPECT_EQ(who.name, "ana");
    EXPECT_TRUE(who.may(Organisation::entity(), Action::change));
    EXPECT_FALSE(who.may(Organisation::entity(), Action::remove));
    EXPECT_TRUE(who.has("people.person.restricted_api"));
    EXPECT_FALSE(who.may(Group::entity(), Action::change));
}

TEST_P(Access, OfAMemberWithoutGroupsIsNothingButTheirOwn) {
    auto const who = actor(member("ana"));
    EXPECT_TRUE(who.inside);
    EXPECT_TRUE(who.permissions.empty());
    EXPECT_FALSE(who.may(Person::entity(), Action::view));
    EXPECT_TRUE(who.sees_some(Person::entity()));
    EXPECT_TRUE(who.may(Language::entity(), Action::view));
}

TEST_P(Access, IsAVisitorsForNobodyAndForAClosedAccount) {
    EXPECT_FALSE(actor({999}).inside);
    auto const closed = actor(member("ben", "", false));
    EXPECT_FALSE(closed.inside);
    EXPECT_EQ(closed.person, 0);
}

TEST_P(Access, ShowsTimesWhereThePersonIs) {
    auto const ana = member("ana");
    EXPECT_EQ(actor(ana).time_zone, "UTC");
    auto const change = [&](auto const& edit) {
        write([&](Transaction& tx) {
            auto person = *tx.read(ana);
            edit(person);
            EXPECT_TRUE(tx.change(Person::entity(), to_record(Person::entity(), &person)));
        });
        return actor(ana).time_zone;
    };
    EXPECT_EQ(change([](Person& person) { person.airport_timezone = {"Africa/Lagos"}; }), "Africa/Lagos");
    EXPECT_EQ(change([](Person& person) { person.timezone = {"Europe/Madrid"}; }), "Europe/Madrid");
    auto const prefer = [&](Preference const& preference) {
        write_as(actor(ana), [&](Transaction& tx) { EXPECT_TRUE(save_preference(tx, preference)); });
    };
    prefer({.person = ana, .language = {"es"}, .time_zone = {"Asia/Seoul"}});
    prefer({.person = ana, .language = {"ca"}, .theme = "dark", .time_zone = {"Asia/Tokyo"}});
    EXPECT_EQ(actor(ana).time_zone, "Asia/Tokyo");
    EXPECT_EQ(actor(ana).tongue.code, "ca");
    EXPECT_EQ(actor(ana).theme, "dark");
}

TEST_P(Access, CannotBeWidenedByWhoMayEditPeople) {
    auto const ana = member("ana");
    give(ana, {group("administrators")});
    auto const who = actor(ana);
    write_as(who, [&](Transaction& tx) {
        auto person = *tx.read(ana);
        auto const stored = *tx.read(Person::entity(), ana.value);
        person.permissions = {permission("people.group.change")};
        auto record = to_record(Person::entity(), &person);
        record.version = stored.version;
        auto const written = tx.change(Person::entity(), record);
        EXPECT_FALSE(written);
        EXPECT_TRUE(written.problems.of("permissions"));
    });
    EXPECT_FALSE(actor(ana).has("people.group.change"));
}

TEST_P(Access, PermissionsAreMadeOnceAndLeftAlone) {
    auto const count = R"(SELECT COUNT(*) FROM "people_permission")";
    auto const all = static_cast<std::int64_t>(registry().entities().size()) * 4 + 2;
    EXPECT_EQ(number(count), all);
    write([](Transaction& tx) { tx.sql().execute(R"(DELETE FROM "people_group_permissions")"); });
    write([](Transaction& tx) { sync_permissions(tx); });
    EXPECT_EQ(number(count), all);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_group_permissions")"), 0);
}

TEST_P(Access, EmptyUsualGroupsAreFilledAfterAnImport) {
    auto const count = R"(SELECT COUNT(*) FROM "people_group_permissions")";
    auto const before = number(count);
    EXPECT_GT(before, 0);
    write([&](Transaction& tx) {
        tx.sql().execute(R"(DELETE FROM "people_group_permissions" WHERE "group" <> $1)", {group("trainers").value});
        fill_empty_groups(tx);
    });
    EXPECT_EQ(number(count), before);
}

}  // namespace
}  // namespace ateneu::people
