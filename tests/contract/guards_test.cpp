#include <gtest/gtest.h>

#include "core/base/text.h"
#include "domain/people/login.h"
#include "domain/people/permissions.h"
#include "domain/people/second_factor.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// What no change of rights may do, on whichever door.
class Guards : public House {
protected:
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    std::int64_t login(std::string const& username) { return number("SELECT id FROM people_login WHERE person = " + std::to_string(person(username))); }
    Answer change(Browser& browser, std::string const& address, std::string const& json) { return browser.api("PATCH", "/api" + address, json, {{"if-match", "*"}}); }
    std::string login_of(std::string const& username) { return "/people/logins/" + std::to_string(login(username)); }
    std::string person_of(std::string const& username) { return "/people/people/" + std::to_string(person(username)); }
    std::int64_t superusers() { return number("SELECT COUNT(*) FROM people_login WHERE is_superuser AND is_active"); }
    std::int64_t permission(std::string const& code) { return number("SELECT id FROM people_permission WHERE code = '" + code + "'"); }
};

TEST_P(Guards, SomebodyIsAlwaysLeftWhoMayDoEverything) {
    auto root = inside("root");
    EXPECT_EQ(change(root, login_of("second"), R"({"is_superuser":false})").status, 200);
    EXPECT_EQ(superusers(), 1);
    auto const before = content();
    for (auto const* json : {R"({"is_superuser":false})", R"({"is_active":false})"}) {
        auto const refused = change(root, login_of("root"), json);
        EXPECT_EQ(refused.status, 409) << json;
        EXPECT_NE(refused.body.find("last_superuser"), std::string::npos) << refused.body;
    }
    EXPECT_EQ(root.api("DELETE", "/api" + login_of("root"), "", {{"if-match", "*"}}).status, 409);
    EXPECT_EQ(root.api("DELETE", "/api" + person_of("root"), "", {{"if-match", "*"}}).status, 409) << "with the person the login goes";
    auto const by_form = root.post(root.form(person_of("root") + "/delete", person_of("root") + "/delete"));
    EXPECT_EQ(by_form.status, 409);
    EXPECT_NE(by_form.body.find("Nobody would be left who may do everything"), std::string::npos);
    EXPECT_EQ(content(), before);
    EXPECT_EQ(root.get("/").status, 200);
}

TEST_P(Guards, RightsActAtOnceAndStandInTheHistory) {
    auto root = inside("root"), member = inside("member");
    EXPECT_NE(member.get("/people/people/new").status, 200);
    auto const json = "{\"permissions\":[" + std::to_string(permission("people.person.add")) + "]}";
    EXPECT_EQ(change(root, person_of("member"), json).status, 200);
    EXPECT_EQ(member.get("/people/people/new").status, 200);
    EXPECT_EQ(change(root, person_of("member"), R"({"permissions":[]})").status, 200);
    EXPECT_NE(member.get("/people/people/new").status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change WHERE entity = 'people.person' AND before LIKE '%permissions%' AND record = " + std::to_string(person("member"))), 2);
    EXPECT_EQ(change(root, login_of("member"), R"({"is_superuser":true})").status, 200);
    EXPECT_EQ(member.get("/account/services").status, 200);
    EXPECT_EQ(change(root, login_of("member"), R"({"is_superuser":false})").status, 200);
    EXPECT_EQ(member.get("/account/services").status, 403);
}

TEST_P(Guards, RightsAreGivenByThoseAloneWhoHaveJustShownWhoTheyAre) {
    as_program([&](Transaction& tx) {
        people::fill_empty_groups(tx);
        return true;
    });
    auto root = inside("root");
    pass(601);
    auto const before = content();
    auto const json = "{\"permissions\":[" + std::to_string(permission("people.person.add")) + "]}";
    EXPECT_EQ(change(root, person_of("member"), json).status, 403);
    EXPECT_EQ(change(root, login_of("member"), R"({"is_superuser":true})").status, 403);
    auto const group = number("SELECT MIN(id) FROM people_group");
    EXPECT_EQ(change(root, "/people/groups/" + std::to_string(group), R"({"permissions":[]})").status, 403);
    auto form = root.form(login_of("member") + "/edit", login_of("member") + "/edit");
    form.set("is_superuser", {"1"});
    auto const asked = root.post(form);
    EXPECT_EQ(asked.status, 403);
    EXPECT_NE(asked.body.find("/account/confirm?"), std::string::npos);
    EXPECT_EQ(content(), before);
    EXPECT_EQ(change(root, person_of("member"), R"({"affiliation":"Ateneu"})").status, 200) << "what gives no rights needs nothing";
    auto confirm = root.form("/account/confirm", "/account/confirm");
    confirm.set("password", {password});
    EXPECT_EQ(root.post(confirm).status, 303);
    EXPECT_EQ(change(root, person_of("member"), json).status, 200);
}

TEST_P(Guards, NobodyTakesASuperusersAccount) {
    auto root = inside("root");
    auto const all = "{\"permissions\":[" + std::to_string(permission("people.person.change")) + "," + std::to_string(permission("people.person.view")) + "," +
                     std::to_string(permission("people.login.change")) + "," + std::to_string(permission("people.login.view")) + "," + std::to_string(permission("people.second_factor.view")) + "]}";
    ASSERT_EQ(change(root, person_of("member"), all).status, 200);
    auto member = inside("member");
    EXPECT_EQ(change(member, person_of("other"), R"({"email":"other@example.org"})").status, 200);
    EXPECT_EQ(change(member, login_of("other"), R"({"is_active":false})").status, 200);
    EXPECT_EQ(change(member, person_of("second"), R"({"affiliation":"Ateneu"})").status, 200);
    for (auto const& [address, json] : {std::pair{person_of("second"), R"({"email":"thief@example.org"})"}, std::pair{person_of("second"), R"({"username":"thief"})"},
                                        std::pair{login_of("second"), R"({"is_active":false})"}})
        EXPECT_EQ(change(member, address, json).status, 403) << json;
    EXPECT_NE(change(member, login_of("member"), R"({"is_superuser":true})").status, 200) << "nobody gives more than they hold";
    EXPECT_NE(change(member, person_of("member"), R"({"permissions":[]})").status, 200);
    auto const factor_of = [&](std::string const& username) {
        auto const secret = people::new_factor_secret();
        as_program([&](Transaction& tx) { return people::set_second_factor(tx, Seal(key_file), {person(username)}, secret, people::factor_code(secret, now)).operator bool(); });
        return "/people/second_factors/" + std::to_string(number("SELECT MAX(id) FROM people_second_factor")) + "/do/reset";
    };
    auto const of_second = factor_of("second"), of_other = factor_of("other");
    EXPECT_NE(member.post(of_second, {{"csrf", member.csrf()}}).status, 303) << "of a superuser only by superusers";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 2);
    EXPECT_EQ(member.post(of_other, {{"csrf", member.csrf()}}).status, 303);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_account_event WHERE kind = 'factor_reset' AND person = " + std::to_string(person("other"))), 1);
    EXPECT_EQ(root.post(of_second, {{"csrf", root.csrf()}}).status, 303);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Guards, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
