#include <gtest/gtest.h>

#include "core/base/text.h"
#include "domain/people/viewing.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// Looking at everything as somebody else.
class Viewings : public House {
protected:
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    std::string address(std::string const& username) { return "/people/people/" + std::to_string(person(username)) + "/view-as"; }
    Answer start(Browser& browser, std::string const& username, std::string const& reason = "helps to find a workshop") {
        return browser.post(address(username), {{"csrf", browser.csrf()}, {"reason", reason}});
    }
    bool is_viewing(Browser& browser) { return browser.get("/account").body.find("class=\"viewing\"") != std::string::npos; }
    void give(std::string const& username, std::string const& code) {
        auto const permission = number("SELECT id FROM people_permission WHERE code = '" + code + "'");
        as_program([&](Transaction& tx) { return tx.sql().execute(R"(INSERT INTO "people_person_permissions" ("person", "permission") VALUES ($1, $2))", {person(username), permission}); });
    }
    void take(std::string const& username, std::string const& code) {
        auto const permission = number("SELECT id FROM people_permission WHERE code = '" + code + "'");
        as_program([&](Transaction& tx) { return tx.sql().execute(R"(DELETE FROM "people_person_permissions" WHERE "person" = $1 AND "permission" = $2)", {person(username), permission}); });
    }
    /// Every address of these methods that there is, with `1` in its places.
    std::vector<std::pair<std::string, std::string>> addresses(bool is_writing) {
        std::vector<std::pair<std::string, std::string>> all;
        for (auto const& route : router().routes())
            if ((route.method != "GET") == is_writing) all.emplace_back(route.method, replaced(replaced(route.pattern, "{*}", "x"), "{}", "1"));
        return all;
    }
};

TEST_P(Viewings, ChangeNothingAtAnyAddress) {
    auto browser = inside("root");
    EXPECT_EQ(start(browser, "second").location(), "/");
    auto const before = content();
    std::size_t asked = 0;
    for (auto const& [method, target] : addresses(true)) {
        if (target == "/account/viewing/stop") continue;
        ++asked;
        bool const is_api = target.starts_with("/api/");
        Pairs const headers = {{"content-type", is_api ? "application/json" : "application/x-www-form-urlencoded"}, {"x-csrf-token", browser.csrf()}, {"if-match", "*"}};
        auto const answer = browser.send(method, target, is_api ? "{}" : http::to_query({{"csrf", browser.csrf()}, {"_version", "1"}, {"name", "x"}}), headers);
        EXPECT_EQ(answer.status, 403) << method << " " << target;
        EXPECT_NE(answer.body.find(is_api ? "\"viewing\"" : "/account/viewing/stop"), std::string::npos) << method << " " << target;
    }
    EXPECT_GT(asked, 100U);
    EXPECT_EQ(content(), before);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 0);
}

TEST_P(Viewings, AreMarkedOnEveryPage) {
    auto browser = inside("root");
    start(browser, "second");
    std::size_t pages = 0;
    for (auto const& [method, target] : addresses(false)) {
        if (target.find("events") != std::string::npos && target.starts_with("/core/jobs")) continue;
        auto const answer = browser.get(target);
        if (!answer.is_html() || answer.status != 200 || answer.body.find("class=\"topbar\"") == std::string::npos) continue;
        ++pages;
        auto const page = answer.page();
        EXPECT_NE(answer.body.find("class=\"viewing\""), std::string::npos) << target;
        EXPECT_EQ(form_of(page, "/account/viewing/stop").method, "post") << target;
    }
    EXPECT_GT(pages, 60U);
    for (auto const* shut : {"/account/factor", "/account/factor/off", "/people/people/1/view-as"}) EXPECT_EQ(browser.get(shut).status, 403) << shut;
}

TEST_P(Viewings, ShowWhatTheOtherSeesAreWrittenDownAndTold) {
    auto root = inside("root");
    EXPECT_EQ(root.get("/people/logins").status, 200);
    EXPECT_EQ(start(root, "member", "  ").status, 422);
    EXPECT_EQ(start(root, "member", std::string(501, 'x')).status, 422);
    EXPECT_FALSE(is_viewing(root));
    EXPECT_EQ(start(root, "member").status, 303);
    EXPECT_TRUE(is_viewing(root));
    EXPECT_EQ(root.get("/account").page().text().find("member Test") != std::string::npos, true);
    auto const list = root.get("/people/logins");
    EXPECT_EQ(list.body.find("second Test"), std::string::npos) << "what a member doesn't see";
    auto const id = number("SELECT MAX(id) FROM people_viewing");
    auto const viewing = *ask([&](Transaction& tx) { return tx.read(Id<people::Viewing>{id}); });
    EXPECT_EQ(viewing.viewer->value, person("root"));
    EXPECT_EQ(viewing.viewed->value, person("member"));
    EXPECT_EQ(viewing.reason, "helps to find a workshop");
    EXPECT_FALSE(viewing.ended_at);
    auto member = inside("member");
    auto const told = member.get("/account");
    EXPECT_NE(told.body.find("Somebody looked at Ateneu as you"), std::string::npos);
    EXPECT_NE(told.body.find("helps to find a workshop"), std::string::npos);
    EXPECT_NE(told.body.find("root Test"), std::string::npos);
    EXPECT_EQ(told.body.find("class=\"viewing\""), std::string::npos) << "the banner is the viewer's";
    pass(60);
    EXPECT_EQ(root.post("/account/viewing/stop", {{"csrf", root.csrf()}}).status, 303);
    EXPECT_FALSE(is_viewing(root));
    EXPECT_EQ(root.get("/people/logins").body.find("second Test") != std::string::npos, true);
    EXPECT_EQ(ask([&](Transaction& tx) { return tx.read(Id<people::Viewing>{id}); })->ended_at->micros, now.micros);
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change c JOIN core_change_set s ON s.id = c.change_set WHERE c.entity = 'people.viewing' AND s.person = " + std::to_string(person("root"))), 2) << "both names stand in the history";
    EXPECT_EQ(root.post("/people/viewings/" + std::to_string(id) + "/delete", {{"csrf", root.csrf()}, {"_version", "2"}}).status >= 403, true) << "kept for good";
}

TEST_P(Viewings, EndAfterHalfAnHourAndWithTheSession) {
    auto root = inside("root"), elsewhere = inside("root");
    start(root, "member");
    EXPECT_FALSE(is_viewing(elsewhere)) << "another browser of the same person";
    pass(people::viewing_seconds - 1);
    EXPECT_TRUE(is_viewing(root));
    pass(2);
    EXPECT_FALSE(is_viewing(root));
    EXPECT_EQ(start(root, "member").status, 403) << "first they show again who they are";
    auto again = inside("root");
    start(again, "member");
    EXPECT_EQ(elsewhere.post("/account/sessions/end", {{"csrf", elsewhere.csrf()}}).status, 303);
    EXPECT_EQ(again.get("/account").status, 303);
    EXPECT_FALSE(is_viewing(elsewhere));
    auto last = inside("root");
    EXPECT_FALSE(is_viewing(last)) << "a new session begins as oneself";
}

TEST_P(Viewings, AreNotForEverybodyNorOfThoseWhoMayMore) {
    auto member = inside("member"), viewer = inside("viewer");
    EXPECT_EQ(member.get(address("other")).status, 404) << "who isn't even seen";
    EXPECT_EQ(viewer.get(address("member")).status, 403);
    EXPECT_EQ(start(viewer, "member").status, 403);
    give("viewer", "people.person.view_as");
    EXPECT_EQ(viewer.get(address("member")).status, 200) << "a right that was given acts at once";
    EXPECT_EQ(start(viewer, "root").status, 409) << "a superuser may more";
    give("member", "people.person.change");
    EXPECT_EQ(start(viewer, "member").status, 409);
    EXPECT_EQ(start(viewer, "viewer").status, 409) << "oneself";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_viewing"), 0);
    EXPECT_EQ(start(viewer, "other").status, 303);
    EXPECT_TRUE(is_viewing(viewer));
    give("other", "people.person.change");
    EXPECT_FALSE(is_viewing(viewer)) << "who may more meanwhile is seen no longer";
    take("other", "people.person.change");
    EXPECT_TRUE(is_viewing(viewer));
    take("viewer", "people.person.view_as");
    EXPECT_FALSE(is_viewing(viewer));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Viewings, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
