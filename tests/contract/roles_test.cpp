#include <gtest/gtest.h>

#include <set>

#include "core/base/text.h"
#include "domain/people/access_group.h"
#include "domain/people/permissions.h"
#include "domain/people/person.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// Groups, their people and permissions; what somebody may do and why; one's own profile.
class Roles : public House {
protected:
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    std::string role(std::string const& name) { return "/people/roles/" + std::to_string(number("SELECT id FROM people_group WHERE name = '" + name + "'")); }
    std::int64_t permission(std::string const& code) { return number("SELECT id FROM people_permission WHERE code = '" + code + "'"); }
    std::int64_t has(std::string const& group, std::string const& code) {
        return number("SELECT COUNT(*) FROM people_group_permissions WHERE \"group\" = (SELECT id FROM people_group WHERE name = '" + group + "') AND permission = " + std::to_string(permission(code)));
    }
    /// As on a house that has been there for a while.
    void fill_groups() {
        as_program([&](Transaction& tx) {
            people::fill_empty_groups(tx);
            return true;
        });
    }
    std::int64_t count(std::string const& group) { return number("SELECT COUNT(*) FROM people_group_permissions WHERE \"group\" = (SELECT id FROM people_group WHERE name = '" + group + "')"); }
    Answer join(Browser& browser, std::string const& group, std::string const& username, std::string const& deed = "add") {
        return browser.post(role(group) + "/members", {{"csrf", browser.csrf()}, {"person", std::to_string(person(username))}, {"do", deed}});
    }
};

TEST_P(Roles, AGroupIsMadeNamedFilledAndTakenAway) {
    auto root = inside("root"), member = inside("member");
    auto form = root.form("/people/roles", "/people/roles");
    form.set("name", {"biblioteca"});
    auto const made = root.post(form);
    EXPECT_EQ(made.status, 303);
    EXPECT_EQ(made.location(), role("biblioteca"));
    EXPECT_EQ(root.post(form).status, 422) << "the name is taken";
    form.set("name", {"  "});
    EXPECT_EQ(root.post(form).status, 422);
    EXPECT_EQ(root.get("/people/roles").status, 200);

    auto permissions = root.form(role("biblioteca"), role("biblioteca") + "/permissions");
    permissions.set("p", {std::to_string(permission("people.organisation.view")), std::to_string(permission("people.organisation.change"))});
    EXPECT_EQ(root.post(permissions).status, 303);
    EXPECT_EQ(count("biblioteca"), 2);
    EXPECT_EQ(root.post(permissions).status, 409) << "somebody changed it meanwhile";
    EXPECT_EQ(member.get("/people/organisations/new").status, 403);
    EXPECT_EQ(member.get("/api/people/organisations").status, 403);
    EXPECT_EQ(join(root, "biblioteca", "member").status, 303);
    EXPECT_EQ(member.get("/api/people/organisations").status, 200) << "at once";
    EXPECT_NE(root.get(role("biblioteca")).page().text().find("member Test"), std::string::npos);
    EXPECT_EQ(join(root, "biblioteca", "member", "remove").status, 303);
    EXPECT_EQ(member.get("/api/people/organisations").status, 403);

    auto name = root.form(role("biblioteca"), role("biblioteca") + "/name");
    name.set("name", {"trainers"});
    EXPECT_EQ(root.post(name).status, 422);
    name.set("name", {"llibres"});
    EXPECT_EQ(root.post(name).status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_group WHERE name = 'llibres'"), 1);
    EXPECT_NE(root.get(role("llibres")).body.find("/delete"), std::string::npos);
}

TEST_P(Roles, WhatTheFilterHidesStaysAsItIs) {
    fill_groups();
    auto root = inside("root");
    auto const before = count("trainers");
    EXPECT_EQ(has("trainers", "workshops.award.change"), 1);
    auto form = root.form(role("trainers") + "?q=awards", role("trainers") + "/permissions");
    form.set("p", {std::to_string(permission("workshops.award.view")), std::to_string(permission("people.person.delete"))});
    EXPECT_EQ(root.post(form).status, 303);
    EXPECT_EQ(has("trainers", "workshops.award.change"), 0);
    EXPECT_EQ(has("trainers", "people.person.delete"), 0) << "what had no box isn't given";
    EXPECT_EQ(count("trainers"), before - 1);
}

TEST_P(Roles, EveryPermissionHasItsBoxOnce) {
    auto root = inside("root");
    auto const form = root.form(role("trainers"), role("trainers") + "/permissions");
    std::set<std::string> boxes;
    for (auto const& control : form.controls)
        for (auto const& value : control.name == "p" ? control.options : std::vector<std::string>{}) {
            EXPECT_TRUE(boxes.insert(value).second) << value;
        }
    EXPECT_TRUE(boxes.contains(std::to_string(permission("people.person.view_as"))));
    for (auto const* entity : entities()) {
        if (entity->guard != Guard::per_entity || entity->permanent || entity->append_only) continue;
        for (auto const action : {Action::view, Action::add, Action::change, Action::remove})
            EXPECT_TRUE(boxes.contains(std::to_string(permission(entity->permission(action))))) << entity->permission(action);
    }
}

TEST_P(Roles, AreLookedAtByThoseWhoSeePeopleAndChangedBySuperusersAlone) {
    auto viewer = inside("viewer"), member = inside("member");
    EXPECT_EQ(member.get("/people/roles").status, 403);
    EXPECT_EQ(member.get(role("trainers")).status, 403);
    auto const page = viewer.get(role("trainers"));
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.body.find("name=\"p\""), std::string::npos) << "words instead of boxes";
    auto const before = content();
    EXPECT_EQ(viewer.post("/people/roles", {{"csrf", viewer.csrf()}, {"name", "mine"}}).status, 403);
    EXPECT_EQ(viewer.post(role("trainers") + "/name", {{"csrf", viewer.csrf()}, {"name", "mine"}}).status, 403);
    EXPECT_EQ(viewer.post(role("trainers") + "/permissions", {{"csrf", viewer.csrf()}, {"_version", "1"}, {"shown", "1,2,3"}}).status, 403);
    EXPECT_EQ(join(viewer, "administrators", "viewer").status, 403);
    EXPECT_EQ(join(member, "administrators", "member").status, 403);
    EXPECT_EQ(content(), before);
    auto root = inside("root");
    pass(601);
    auto const asked = join(root, "administrators", "member");
    EXPECT_EQ(asked.status, 403);
    auto confirm = form_of(asked.page(), "/account/confirm");
    confirm.set("password", {password});
    auto const waiting = root.post(confirm);
    EXPECT_EQ(root.post(form_of(waiting.page(), role("administrators") + "/members")).status, 303) << "what was chosen is kept";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person_groups WHERE person = " + std::to_string(person("member"))), 1);
}

TEST_P(Roles, WhatSomebodyMayDoIsToldWithItsReasons) {
    fill_groups();
    auto root = inside("root"), member = inside("member"), viewer = inside("viewer");
    join(root, "trainers", "member");
    auto const address = "/people/people/" + std::to_string(person("member")) + "/rights";
    auto const text = root.get(address).page().text();
    EXPECT_NE(text.find("through the group trainers"), std::string::npos);
    EXPECT_EQ(member.get(address).status, 200) << "one's own";
    auto other = inside("other");
    EXPECT_EQ(other.get(address).status, 404);
    EXPECT_EQ(viewer.get(address).status, 200) << "who may see logins";
    auto const own = other.get("/people/people/" + std::to_string(person("other")) + "/rights").page().text();
    EXPECT_NE(own.find("because they are about themselves"), std::string::npos);
    EXPECT_NE(own.find("Only their own"), std::string::npos);
    EXPECT_NE(root.get("/people/people/" + std::to_string(person("second")) + "/rights").page().text().find("as a superuser"), std::string::npos);
    auto const about = [&](std::string const& record) { return root.get(address + "?" + http::to_query({{"record", record}})).page().text(); };
    auto const person_address = "/people/people/" + std::to_string(person("other"));
    EXPECT_NE(about(person_address).find("the permission people.person.change is missing"), std::string::npos);
    EXPECT_NE(about("https://ateneu.example" + person_address + "?tab=x").find("other Test"), std::string::npos) << "a whole address";
    for (auto const* garbage : {"x", "/", "//", "/people/people/0", "/people/people/99999", "/nowhere/at/12", "https://x", "/people/people/abc"})
        EXPECT_NE(about(garbage).find("Copy the address of a record"), std::string::npos) << garbage;
}

TEST_P(Roles, EverybodyEditsTheirOwnProfileAndNothingElseOfTheirs) {
    auto member = inside("member");
    auto form = member.form("/account/profile", "/account/profile");
    form.set("affiliation", {"Ateneu de Gràcia"});
    EXPECT_EQ(member.post(form).status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE affiliation = 'Ateneu de Gràcia'"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change c JOIN core_change_set s ON s.id = c.change_set WHERE c.after LIKE '%Gràcia%' AND s.person = " + std::to_string(person("member"))), 1);
    form.set("affiliation", {"Another"});
    EXPECT_EQ(member.post(form).status, 409) << "another version";
    auto again = member.form("/account/profile", "/account/profile");
    auto fields = again.sent();
    fields.emplace_back("username", "thief");
    fields.emplace_back("email", "thief@example.org");
    fields.emplace_back("groups", "1");
    fields.emplace_back("permissions", std::to_string(permission("people.person.change")));
    fields.emplace_back("archived_at", "2026-01-01T00:00");
    EXPECT_EQ(member.post("/account/profile", fields).status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE username = 'member' AND archived_at IS NULL"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person_groups") + number("SELECT COUNT(*) FROM people_person WHERE email = 'thief@example.org'"), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person_permissions WHERE person = " + std::to_string(person("member"))), 0);
    again = member.form("/account/profile", "/account/profile");
    again.set("personal", {""});
    again.set("orcid", {"nonsense"});
    again.set("occupation", {"kept"});
    auto const refused = member.post(again);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.page().with_id("f-orcid-error"), nullptr);
    EXPECT_EQ(form_of(refused.page(), "/account/profile").shown("occupation"), std::vector<std::string>{"kept"});
}

TEST_P(Roles, TheLoginAddressIsChangedByWhoHasJustShownWhoTheyAre) {
    auto member = inside("member");
    auto const change = [&](std::string const& email) { return member.post("/account/email", {{"csrf", member.csrf()}, {"email", email}}); };
    EXPECT_EQ(change("Member@Example.org").status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE email = 'member@example.org'"), 1);
    for (auto const* wrong : {"", "nobody", "a@b", "x@y.z\r\nBcc: everybody@example.org"}) EXPECT_EQ(change(wrong).status, 422) << wrong;
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_account_event WHERE kind = 'email_changed'"), 1);
    pass(601);
    EXPECT_EQ(change("later@example.org").status, 403);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE email = 'member@example.org'"), 1);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Roles, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
