#include "core/base/text.h"
#include "domain/people/log_in.h"
#include "domain/people/service.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// In and out, and one's own account.
class Doors : public House {
protected:
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    /// What the server does each minute.
    void flush_last_seen() { seen().flush(*database); }
};

TEST_P(Doors, AWrongPasswordAndAnUnknownNameAreToldAlike) {
    auto outside = visitor();
    auto const wrong = outside.log_in("root", "not the password");
    auto const unknown = outside.log_in("nobody", "not the password");
    auto const nothing = outside.log_in("", "");
    auto const odd = outside.log_in(std::string(5000, 'x') + "<script>@x", std::string(5000, 'y'));
    for (auto const* answer : {&wrong, &unknown, &nothing, &odd}) {
        EXPECT_EQ(answer->status, 422);
        EXPECT_NE(answer->page().text().find("not a name and password that go together"), std::string::npos);
    }
    EXPECT_EQ(form_of(unknown.page(), "/login").shown("username").front(), "nobody") << "what was typed";
    EXPECT_EQ(form_of(wrong.page(), "/login").shown("password").front(), "");
    EXPECT_EQ(outside.get("/people/people").status, 303);
}

TEST_P(Doors, TooManyFailuresShutTheAccountForAWhile) {
    auto outside = visitor();
    people::ThrottleLimits const limits;
    for (int i = 0; i < limits.per_account; ++i) EXPECT_EQ(outside.log_in("member", "wrong").status, 422);
    auto const shut = outside.log_in("member", password);
    EXPECT_EQ(shut.status, 429) << "even with the right password";
    EXPECT_GT(parse_integer(shut.header("Retry-After")).value_or(0), 0);
    EXPECT_EQ(outside.log_in("member@nowhere", "wrong").status, 422) << "others may try";
    auto elsewhere = visitor();
    elsewhere.remote = "198.51.100.9";
    EXPECT_EQ(elsewhere.log_in("member", password).status, 429) << "from wherever";
    EXPECT_EQ(elsewhere.log_in("other", password).status, 303);
    pass(limits.window_seconds + 1);
    EXPECT_EQ(outside.log_in("member", password).status, 303);
}

TEST_P(Doors, TooManyFailuresShutTheAddress) {
    auto outside = visitor();
    people::ThrottleLimits const limits;
    for (int i = 0; i < limits.per_address; ++i) outside.log_in("guess" + std::to_string(i), "wrong");
    EXPECT_EQ(outside.log_in("member", password).status, 429);
    auto elsewhere = visitor();
    elsewhere.remote = "198.51.100.9";
    EXPECT_EQ(elsewhere.log_in("member", password).status, 303);
}

TEST_P(Doors, LoggingInGivesANewSessionAndEndsTheOld) {
    auto browser = inside("member");
    auto const first = browser.cookies["ateneu_session"];
    EXPECT_EQ(first.size(), 43U);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_session WHERE token_hash = '" + first + "'"), 0) << "only its digest is kept";
    // Somebody planted a session: whoever logs in gets another.
    auto planted_there = visitor();
    planted_there.get("/login");
    planted_there.cookies["ateneu_session"] = "planted";
    auto form = form_of(planted_there.get("/login").page(), "/login");
    form.set("username", {"other"});
    form.set("password", {password});
    EXPECT_EQ(planted_there.post(form).status, 303);
    EXPECT_NE(planted_there.cookies["ateneu_session"], "planted");
    EXPECT_EQ(browser.get("/login").location(), "/") << "already inside";
    EXPECT_EQ(browser.post(browser.form("/", "/logout")).location(), "/login");
    browser.cookies["ateneu_session"] = first;
    EXPECT_EQ(browser.get("/").status, 303) << "the old cookie is worth nothing";
}

TEST_P(Doors, ASessionEndsWhenNobodyUsesItAndAtTheLatestAfterAMonth) {
    auto idle = inside("member");
    pass(people::session_idle_seconds - 60);
    EXPECT_EQ(idle.get("/").status, 200);
    pass(120);
    EXPECT_EQ(idle.get("/").status, 303) << "being seen is written each minute, which did not happen here";

    auto busy = inside("other");
    for (std::int64_t gone = 0; gone + 20 * 3600 < people::session_longest_seconds; gone += 20 * 3600) {
        pass(20 * 3600);
        ASSERT_EQ(busy.get("/").status, 200) << gone;
        flush_last_seen();
    }
    pass(20 * 3600);
    EXPECT_EQ(busy.get("/").status, 303);
    EXPECT_EQ(busy.api("GET", "/api/people/people").status, 401);
}

TEST_P(Doors, SessionsCanBeEndedFromTheAccountPageButOnlyOnesOwn) {
    auto here = inside("member"), there = inside("member"), stranger = inside("other");
    auto const newest = number("SELECT MAX(id) FROM people_session WHERE person = " + std::to_string(person("member")));
    auto const end = "/account/sessions/" + std::to_string(newest) + "/end";
    EXPECT_EQ(stranger.post(end, {{"csrf", stranger.csrf()}}).status, 404);
    EXPECT_EQ(there.get("/").status, 200);
    EXPECT_EQ(here.post(here.form("/account", end)).status, 303);
    EXPECT_EQ(there.get("/").status, 303);
    auto again = inside("member");
    EXPECT_EQ(here.post(here.form("/account", "/account/sessions/end")).status, 303);
    EXPECT_EQ(again.get("/").status, 303);
    EXPECT_EQ(here.get("/").status, 200);
}

TEST_P(Doors, AShutAccountIsOutAtOnce) {
    auto browser = inside("member");
    as_program([&](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_login" SET "is_active" = FALSE WHERE "person" = $1)", {person("member")}); });
    EXPECT_EQ(browser.get("/").status, 303);
    EXPECT_EQ(visitor().log_in("member", password).status, 422);
}

TEST_P(Doors, ANewPasswordNeedsTheOldOneAndEndsTheOtherSessions) {
    auto here = inside("member"), there = inside("member");
    auto const change = [&](std::string const& old_one, std::string const& new_one) {
        auto form = here.form("/account", "/account/password");
        form.set("old", {old_one});
        form.set("new", {new_one});
        return here.post(form);
    };
    EXPECT_EQ(change("wrong", "camell groc 1234").status, 422);
    EXPECT_EQ(change(password, "short").status, 422);
    EXPECT_EQ(change(password, "member member").status, 422);
    EXPECT_EQ(there.get("/").status, 200);
    EXPECT_EQ(change(password, "camell groc 1234").status, 303);
    EXPECT_EQ(here.get("/").status, 200);
    EXPECT_EQ(there.get("/").status, 303);
    EXPECT_EQ(visitor().log_in("member", password).status, 422);
    EXPECT_EQ(visitor().log_in("member", "camell groc 1234").status, 303);
}

TEST_P(Doors, ATokenIsShownOnceAndNeverAgain) {
    auto browser = inside("member");
    auto form = browser.form("/account", "/account/tokens");
    form.set("name", {"my script"});
    auto const answer = browser.post(form);
    EXPECT_EQ(answer.status, 200);
    auto const page = answer.page();
    auto const* shown = page.with_id("new-token");
    ASSERT_NE(shown, nullptr);
    auto const token = shown->text;
    EXPECT_EQ(browser.send("GET", "/api/specimen/branches", "", {{"authorization", "Bearer " + token}}).status, 200);
    EXPECT_EQ(browser.get("/account").body.find(token), std::string::npos);
    form.set("name", {"  "});
    auto const nameless = browser.post(form);
    EXPECT_EQ(nameless.status, 422);
    EXPECT_EQ(form_of(nameless.page(), "/account/tokens").shown("name"), std::vector<std::string>{"  "});
    form.set("name", {std::string(101, 'x')});
    EXPECT_EQ(form_of(browser.post(form).page(), "/account/tokens").shown("name").front().size(), 101U);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 1);
}

TEST_P(Doors, ANarrowTokenOpensWhatItNamesAndNoPage) {
    auto browser = inside("root");
    auto form = browser.form("/account", "/account/tokens");
    form.set("name", {"branches"});
    form.set("scopes", {"specimen.branch:read"});
    auto const made = browser.post(form).page();
    ASSERT_NE(made.with_id("new-token"), nullptr);
    auto const token = made.with_id("new-token")->text;
    auto program = visitor();
    auto const ask = [&](char const* method, std::string const& target, std::string const& body = "") {
        return program.send(method, target, body, {{"authorization", "Bearer " + token}, {"content-type", "application/json"}}).status;
    };
    EXPECT_EQ(ask("GET", "/api/specimen/branches"), 200);
    EXPECT_EQ(ask("POST", "/api/specimen/branches", R"({"name":"Sala","code":"sala"})"), 403);
    EXPECT_EQ(ask("GET", "/api/people/people"), 403);
    EXPECT_EQ(ask("GET", "/api/people/people/1"), 404);
    EXPECT_NE(ask("GET", "/account"), 200);
    EXPECT_NE(ask("GET", "/specimen/branches"), 200);
    form.set("scopes", {});
    EXPECT_EQ(browser.post(form).status, 422) << "nobody gives everything by forgetting";
    form.set("scopes", {"no.such:thing"});
    EXPECT_EQ(browser.post(form).status, 422);
}

TEST_P(Doors, ATokenThatOnlyReadsDoesNothingByAnAction) {
    auto browser = inside("root");
    auto form = browser.form("/account", "/account/tokens");
    form.set("name", {"reader"});
    auto const with = [&](char const* scope) {
        form.set("scopes", {scope});
        return browser.post(form).page().with_id("new-token")->text;
    };
    auto const reader = with("people.token:read"), writer = with("people.token:write");
    auto const kept = as_program([&](Transaction& tx) { return people::create_token(tx, {person("member")}, {"kept"}); })->id.value;
    auto program = visitor();
    auto const revoke = [&](std::string const& token, std::string const& which, std::string const& body = "") {
        return program.send("POST", "/api/people/tokens/" + which + "/revoke", body, {{"authorization", "Bearer " + token}, {"content-type", "application/json"}}).status;
    };
    auto const ids = "{\"ids\":[" + std::to_string(kept) + "]}";
    EXPECT_EQ(revoke(reader, std::to_string(kept)), 403);
    EXPECT_EQ(revoke(reader, "bulk", ids), 403);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 3);
    EXPECT_EQ(revoke(writer, "bulk", ids), 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 2);
}

TEST_P(Doors, NoTokenMakesAnother) {
    auto const token = as_program([&](Transaction& tx) { return people::create_token(tx, {person("root")}, {"all"}); });
    auto program = visitor();
    Pairs const headers = {{"authorization", "Bearer " + token->text}, {"content-type", "application/x-www-form-urlencoded"}};
    EXPECT_EQ(program.send("GET", "/people/people", "", headers).status, 200) << "a whole token reads pages";
    EXPECT_NE(program.send("POST", "/account/tokens", "name=more&scopes=*:write", headers).status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 1);
}

TEST_P(Doors, ServicesAreForSuperusers) {
    auto root = inside("root");
    EXPECT_EQ(inside("viewer").get("/account/services").status, 403);
    auto const service = as_program([&](Transaction& tx) { return tx.add(people::Service{.name = "Website"}).id; });
    auto const address = "/account/services/" + std::to_string(service) + "/tokens";
    auto form = root.form("/account/services", address);
    form.set("name", {"nightly"});
    auto const made = root.post(form).page();
    ASSERT_NE(made.with_id("new-token"), nullptr);
    auto program = visitor();
    Pairs const headers = {{"authorization", "Bearer " + made.with_id("new-token")->text}};
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", headers).status, 200) << "what everybody inside may look up";
    EXPECT_EQ(program.send("GET", "/api/people/people", "", headers).status, 403);
    EXPECT_NE(program.send("GET", "/account", "", headers).status, 200);
    auto viewer = inside("viewer");
    EXPECT_EQ(viewer.post(address, {{"csrf", viewer.csrf()}, {"name", "mine"}, {"scopes", "*:write"}}).status, 403);
    auto const id = number("SELECT MAX(id) FROM people_service_token");
    EXPECT_EQ(root.post(root.form("/account/services", "/account/services/tokens/" + std::to_string(id) + "/revoke")).status, 303);
    EXPECT_EQ(program.send("GET", "/api/specimen/branches", "", headers).status, 401);
}

TEST_P(Doors, AnAddressThatLeadsNowhereKeepsTheMenusOfThoseInside) {
    auto root = inside("root");
    auto const lost = root.get("/nowhere/at/all");
    EXPECT_EQ(lost.status, 404);
    EXPECT_NE(lost.body.find("role=\"search\""), std::string::npos);
    auto const outside = visitor().get("/nowhere/at/all");
    EXPECT_EQ(outside.status, 404);
    EXPECT_EQ(outside.body.find("role=\"search\""), std::string::npos);
}

TEST_P(Doors, LeadOnlyToThisSite) {
    for (auto const* away : {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "javascript:alert(1)", "/a\tb", "///evil.example", "/\r\nSet-Cookie: a=b"}) {
        auto outside = visitor();
        EXPECT_EQ(outside.log_in("member", password, away).location(), "/") << away;
        EXPECT_EQ(outside.get("/login?" + http::to_query({{"next", away}})).location(), "/") << away;
        EXPECT_EQ(outside.get("/account/language?" + http::to_query({{"to", "ca"}, {"next", away}})).location(), "/") << away;
        EXPECT_EQ(outside.post("/account/theme", {{"csrf", outside.csrf()}, {"theme", "dark"}, {"next", away}}).location(), "/") << away;
        EXPECT_EQ(outside.post("/account/theme", {{"csrf", outside.csrf()}, {"theme", "dark"}}, {{"referer", std::string("http://x") + away}}).location().substr(0, 2).find("//"), std::string::npos) << away;
    }
    auto outside = visitor();
    auto const asked = outside.get("/people/people?q=a%20b");
    EXPECT_EQ(asked.location(), "/login?" + http::to_query({{"next", "/people/people?q=a%20b"}}));
    EXPECT_EQ(outside.log_in("root", password, "/people/people?q=a%20b").location(), "/people/people?q=a%20b");
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Doors, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
