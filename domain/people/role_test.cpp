#include "domain/people/role.h"

#include "core/site/record_action.h"
#include "core/store/merge.h"
#include "core/store/veto.h"
#include "domain/people/access_group.h"
#include "domain/people/actor_of.h"
#include "domain/people/forgotten.h"
#include "domain/people/guards.h"
#include "domain/people/organisation.h"
#include "domain/people/permissions.h"
#include "domain/people/test_community.h"
#include "domain/people/viewing.h"

namespace ateneu::people {
namespace {

/// Two houses in which people have roles: Ateneu and Casal.
class Roles : public Community {
protected:
    Roles() {
        write([&](Transaction& tx) {
            sync_permissions(tx);
            keepers = group(tx, "keepers", {"people.role.view", "people.role.add", "people.role.change", "people.role.delete"});
            strong = group(tx, "strong", {"people.role.view", "people.organisation.change"});
            ateneu = {"people.organisation", tx.add(Organisation{.fullname = "Ateneu", .domain = "ateneu.test"}).id};
            casal = {"people.organisation", tx.add(Organisation{.fullname = "Casal", .domain = "casal.test"}).id};
        });
        ana = member("ana"), ben = member("ben");
        give({.person = ana, .group = keepers, .place = ateneu});
    }
    static Id<Group> group(Transaction& tx, std::string const& name, std::vector<std::string_view> const& codes) {
        Group made{.name = name};
        for (auto const code : codes) made.permissions.push_back({tx.sql().integer(R"(SELECT "id" FROM "people_permission" WHERE "code" = $1)", {code}).value()});
        return {tx.add(made).id};
    }
    void give(Role const& role) {
        write([&](Transaction& tx) { EXPECT_TRUE(tx.add(role)); });
    }
    Actor actor(Id<Person> id, std::set<std::string, std::less<>> more = {}) {
        auto who = ask([&](db::Connection& sql) { return actor_of(sql, id); });
        who.permissions.merge(more);
        return who;
    }
    /// With the guards, as in the whole program; "ok", or why not.
    template <class Deed>
    std::string trying(Actor const& who, Deed const& deed) {
        static auto const watching = guards();
        std::string told = "ok";
        try {
            database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
                Transaction tx(sql, registry(), watching, who, noon);
                Written const written = deed(tx);
                if (!written) told = written.problems.empty() ? written.refusal.code : written.problems.list().front().field + " " + written.problems.list().front().code;
            });
        } catch (Veto const& veto) {
            told = veto.refusal.code;
        }
        return told;
    }
    /// Sees people, without whom nobody chooses any.
    std::string adding(Actor who, Role const& role) {
        who.permissions.insert({"people.person.view", "people.organisation.view"});
        return trying(who, [&](Transaction& tx) { return tx.add(role); });
    }
    std::int64_t count() { return number("SELECT COUNT(*) FROM people_role"); }

    Id<Group> keepers, strong;
    AnyReference ateneu, casal;
    Id<Person> ana, ben;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Roles, tests::both_databases(), tests::dialect_name);

TEST_P(Roles, AreReadWithTheActorByPlace) {
    give({.person = ana, .group = strong, .place = ateneu});
    give({.person = ana, .group = strong, .place = casal});
    auto const who = actor(ana);
    EXPECT_TRUE(who.permissions.empty());
    ASSERT_EQ(who.roles.size(), 2u);
    EXPECT_TRUE(who.has("people.organisation.change", ateneu));
    EXPECT_TRUE(who.has("people.role.add", ateneu));
    EXPECT_TRUE(who.has("people.organisation.change", casal));
    EXPECT_FALSE(who.has("people.role.add", casal));
    EXPECT_FALSE(who.has("people.organisation.change"));
    EXPECT_TRUE(actor(ben).roles.empty());
}

TEST_P(Roles, AreGivenAndTakenThereByThoseWithTheSameRights) {
    EXPECT_EQ(adding(actor(ana), {.person = ben, .group = keepers, .place = casal}), "place no_permission");
    EXPECT_EQ(adding(actor(ana), {.person = ben, .group = strong, .place = ateneu}), "more_rights");
    EXPECT_EQ(adding(actor(ben), {.person = ben, .group = keepers, .place = ateneu}), "no_permission");
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(adding(actor(ana), {.person = ben, .group = keepers, .place = ateneu}), "ok");
    EXPECT_EQ(adding(actor(ana), {.person = ben, .group = keepers, .place = ateneu}), "place taken");
    EXPECT_EQ(adding(actor(ben, {"people.role.add", "people.role.view"}), {.person = ben, .group = strong, .place = casal}), "more_rights") << "everywhere, and still not what they lack";
    give({.person = ben, .group = strong, .place = ateneu});
    auto const taking = [&](Id<Group> group) {
        auto const id = number("SELECT id FROM people_role WHERE person = " + std::to_string(ben.value) + R"( AND "group" = )" + std::to_string(group.value));
        return trying(actor(ana), [&](Transaction& tx) { return tx.remove(Role::entity(), id, 1); });
    };
    EXPECT_EQ(taking(strong), "more_rights");
    EXPECT_EQ(taking(keepers), "ok");
}

TEST_P(Roles, AreGivenByWhoHasJustShownWhoTheyAre) {
    auto who = actor(ana);
    who.proved_at = after(-700);
    EXPECT_EQ(adding(who, {.person = ben, .group = keepers, .place = ateneu}), confirm_first);
    who.proved_at = after(-10);
    EXPECT_EQ(adding(who, {.person = ben, .group = keepers, .place = ateneu}), "ok");
}

/// Who may merge people could otherwise merge the keeper of a house into themself.
TEST_P(Roles, DoNotPassToAnotherByAMerge) {
    auto const merger = actor(ben, {"people.person.view", "people.person.change", "people.person.delete"});
    auto const merge_into_ben = [&](Actor const& who) {
        auto const version = [&](Id<Person> id) { return number("SELECT version FROM people_person WHERE id = " + std::to_string(id.value)); };
        MergeChoices choices{.left = ben.value, .right = ana.value, .left_version = version(ben), .right_version = version(ana)};
        return trying(who, [&](Transaction& tx) { return merge(tx, Person::entity(), choices); });
    };
    EXPECT_EQ(merge_into_ben(merger), "more_rights");
    EXPECT_EQ(number("SELECT person FROM people_role"), ana.value);
    auto root = merger;
    root.superuser = true;
    EXPECT_EQ(merge_into_ben(root), "ok");
    EXPECT_EQ(number("SELECT person FROM people_role"), ben.value);
}

TEST_P(Roles, OfTwoHousesThatBecomeOneAreOne) {
    give({.person = ana, .group = keepers, .place = casal});
    write([&](Transaction& tx) {
        EXPECT_TRUE(merge(tx, Organisation::entity(), {.left = ateneu.id, .right = casal.id}));
    });
    EXPECT_EQ(count(), 1);
    EXPECT_TRUE(actor(ana).has("people.role.add", ateneu));
}

TEST_P(Roles, CountWhereRightsAreCompared) {
    EXPECT_TRUE(ask([&](db::Connection& sql) { return has_more_rights(sql, ana, ben); }));
    EXPECT_FALSE(ask([&](db::Connection& sql) { return has_more_rights(sql, ben, ana); }));
    auto const viewer = actor(ben, {std::string(view_as_permission)});
    EXPECT_EQ(refusal_to_view(viewer, actor(ana))->code, "more_rights");
    auto both = viewer;
    both.roles = actor(ana).roles;
    EXPECT_FALSE(refusal_to_view(both, actor(ana)));
}

TEST_P(Roles, GoWithThePersonThePlaceOrTheGroup) {
    give({.person = ben, .group = keepers, .place = casal});
    give({.person = ben, .group = strong, .place = ateneu});
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Person::entity(), ana.value, 0)); });
    EXPECT_EQ(count(), 2);
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Organisation::entity(), casal.id, 0)); });
    EXPECT_EQ(count(), 1);
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Group::entity(), strong.value, 0)); });
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = 'people.role' AND action = 'delete'"), 3);
}

TEST_P(Roles, OpenDeedsOnRecordsOfTheirPlace) {
    RecordAction const action{.entity = &Role::entity(), .name = "praise", .label = "Praise", .icon = "star", .effect = "", .permission = "people.role.change",
                              .act = [](Transaction&, std::int64_t id) { return Written{.id = id}; }};
    give({.person = ben, .group = strong, .place = casal});
    auto const here = number("SELECT MIN(id) FROM people_role"), there = number("SELECT MAX(id) FROM people_role");
    EXPECT_TRUE(action.may_ask(actor(ana)));
    EXPECT_FALSE(action.may_ask(actor(ben)));
    EXPECT_EQ(trying(actor(ana), [&](Transaction& tx) { return action.run(tx, here); }), "ok");
    auto const far_seeing = actor(ana, {"people.role.view"});
    EXPECT_EQ(trying(far_seeing, [&](Transaction& tx) { return action.run(tx, there); }), "no_permission");
    EXPECT_EQ(trying(actor(ben, {"people.role.view"}), [&](Transaction& tx) { return action.run(tx, here); }), "no_permission");
    write_as(actor(ana), [&](Transaction& tx) { EXPECT_EQ(action.run(tx, there).outcome, Written::Outcome::gone); });
}

}  // namespace
}  // namespace ateneu::people
