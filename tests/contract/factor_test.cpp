#include <gtest/gtest.h>

#include <set>

#include "core/base/text.h"
#include "domain/people/half_login.h"
#include "domain/people/second_factor.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

/// Logging in with a second factor, and what it guards.
class FactorDoors : public House {
protected:
    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    /// Turns it on behind the pages.
    std::vector<std::string> set_up(std::string const& username) {
        return as_program([&](Transaction& tx) { return *people::set_second_factor(tx, Seal(key_file), {person(username)}, secret, people::factor_code(secret, now)); });
    }
    Answer type_code(Browser& browser, std::string const& code, std::string const& address = "/login/code") {
        auto form = browser.form(address, "/login/code");
        form.set("code", {code});
        return browser.post(form);
    }
    /// Somebody in front of the second door.
    Browser half_inside(std::string const& username) {
        auto browser = visitor();
        EXPECT_EQ(browser.log_in(username, password).location(), "/login/code");
        return browser;
    }
    std::string code() const { return people::factor_code(secret, now); }

    std::string const secret = people::new_factor_secret();
};

namespace {

/// The bytes that base32 stands for (RFC 4648), blanks left out.
std::string bytes_of_base32(std::string_view text) {
    std::string bytes;
    unsigned bits = 0, count = 0;
    for (char const c : text) {
        if (c == ' ') continue;
        bits = (bits << 5) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
        count += 5;
        if (count < 8) continue;
        bytes += static_cast<char>((bits >> (count - 8)) & 0xff);
        count -= 8;
    }
    return bytes;
}

}  // namespace

TEST_P(FactorDoors, TheFactorIsSetUpWithAPictureARightCodeAndTenCodesShownOnce) {
    auto browser = inside("member");
    auto const before = browser.cookies["ateneu_session"];
    auto const page = browser.get("/account/factor").page();
    ASSERT_NE(page.with_id("factor-secret"), nullptr);
    EXPECT_EQ(page.count("svg") > 0, true);
    auto const shown = bytes_of_base32(page.with_id("factor-secret")->text);
    EXPECT_EQ(shown.size(), 20U);
    auto form = form_of(page, "/account/factor");
    form.set("code", {"000000"});
    auto const wrong = browser.post(form);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.page().with_id("factor-secret")->text, page.with_id("factor-secret")->text) << "the same picture again";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 0);
    form.set("code", {people::factor_code(shown, now)});
    auto const right = browser.post(form);
    EXPECT_EQ(right.status, 200);
    auto const* codes = right.page().with_id("recovery-codes");
    ASSERT_NE(codes, nullptr);
    EXPECT_EQ(number("SELECT codes_left FROM people_second_factor"), 10);
    EXPECT_NE(browser.cookies["ateneu_session"], before) << "the session goes on under a new token";
    auto old = visitor();
    old.cookies["ateneu_session"] = before;
    EXPECT_EQ(old.get("/account").status, 303);
    auto const file = browser.post(form_of(right.page(), "/account/factor/codes/file"));
    EXPECT_EQ(file.status, 200);
    EXPECT_TRUE(file.type.starts_with("text/plain"));
    EXPECT_NE(file.header("Content-Disposition").find("attachment"), std::string::npos);
    auto const first = form_of(right.page(), "/account/factor/codes/file").shown("codes").front();
    EXPECT_NE(file.body.find(first), std::string::npos);
    EXPECT_EQ(browser.get("/account").body.find(first), std::string::npos) << "shown once";
    EXPECT_EQ(browser.post("/account/factor/codes/file", {{"csrf", browser.csrf()}, {"codes", "AAAA-AAAA-AAAA-AAAA"}}).status, 404) << "no file of what somebody made up";
    EXPECT_EQ(browser.get("/account/factor").location(), "/account#factor");
    EXPECT_EQ(browser.get("/people/second_factors").body.find(secret_mark), std::string::npos);
}

TEST_P(FactorDoors, APictureOfSomebodyElseOrOfYesterdayIsWorthNothing) {
    auto member = inside("member"), other = inside("other");
    auto const theirs = form_of(other.get("/account/factor").page(), "/account/factor").shown("sealed").front();
    auto form = form_of(member.get("/account/factor").page(), "/account/factor");
    auto const mine = form.shown("sealed").front();
    for (auto const& sealed : {theirs, std::string(), std::string("1:AAAA"), std::string("garbage")}) {
        form.set("sealed", {sealed});
        form.set("code", {"123456"});
        EXPECT_EQ(member.post(form).location(), "/account/factor");
    }
    pass(3601);
    form.set("sealed", {mine});
    EXPECT_EQ(member.post(form).status, 403) << "first they show again who they are";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 0);
}

TEST_P(FactorDoors, ThePasswordAloneOpensNothing) {
    set_up("root");
    auto browser = half_inside("root");
    EXPECT_FALSE(browser.cookies.contains("ateneu_session"));
    EXPECT_EQ(browser.get("/").status, 303);
    EXPECT_EQ(browser.api("GET", "/api/people/people").status, 401);
    auto as_session = visitor();
    as_session.cookies["ateneu_session"] = browser.cookies["ateneu_half"];
    EXPECT_EQ(as_session.get("/account").status, 303) << "a half login is no session";
    EXPECT_EQ(as_session.send("GET", "/api/people/people", "", {{"authorization", "Bearer " + browser.cookies["ateneu_half"]}}).status, 401) << "nor a token";
    // A session that was planted before is not what comes out.
    browser.cookies["ateneu_session"] = "planted";
    pass(30);
    EXPECT_EQ(type_code(browser, code()).location(), "/");
    EXPECT_NE(browser.cookies["ateneu_session"], "planted");
    EXPECT_FALSE(browser.cookies.contains("ateneu_half"));
    EXPECT_EQ(browser.get("/").status, 200);
    EXPECT_EQ(browser.get("/login/code").location(), "/");
}

TEST_P(FactorDoors, ACodeIsTakenOnceAndAHalfLoginToo) {
    auto const codes = set_up("member");
    pass(30);
    auto first = half_inside("member"), second = half_inside("member");
    auto const half = first.cookies["ateneu_half"];
    auto const shown = code();
    EXPECT_EQ(type_code(first, shown).status, 303);
    auto const replay = type_code(second, shown);
    EXPECT_EQ(replay.status, 422);
    EXPECT_FALSE(second.cookies.contains("ateneu_session"));
    EXPECT_NE(replay.page().with_id("code-error"), nullptr);
    auto again = visitor();
    again.get("/login");
    again.cookies["ateneu_half"] = half;
    EXPECT_EQ(again.get("/login/code").location(), "/login");
    EXPECT_EQ(again.post("/login/code", {{"csrf", again.csrf()}, {"code", codes[0]}}).location(), "/login");
    EXPECT_EQ(number("SELECT codes_left FROM people_second_factor"), 10) << "nothing was used up";
    EXPECT_EQ(type_code(second, codes[0], "/login/code?with=recovery").status, 303);
    EXPECT_EQ(second.get("/account").status, 200);
    EXPECT_EQ(number("SELECT codes_left FROM people_second_factor"), 9);
    auto third = half_inside("member");
    EXPECT_EQ(type_code(third, codes[0], "/login/code?with=recovery").status, 422);
    pass(people::half_login_seconds + 1);
    EXPECT_EQ(third.get("/login/code").location(), "/login") << "it ran out";
}

TEST_P(FactorDoors, WhoeverGuessesWaitsAndTheFailuresStand) {
    auto const codes = set_up("member");
    pass(60);
    auto browser = half_inside("member");
    for (int i = 0; i <= people::free_failures; ++i) EXPECT_EQ(type_code(browser, "000000").status, 422) << i;
    auto const shut = type_code(browser, code());
    EXPECT_EQ(shut.status, 429);
    EXPECT_EQ(shut.header("Retry-After"), "1");
    EXPECT_EQ(type_code(browser, codes[0], "/login/code?with=recovery").status, 429);
    auto elsewhere = half_inside("member");
    elsewhere.remote = "198.51.100.9";
    EXPECT_EQ(type_code(elsewhere, code()).status, 429) << "from wherever, with a new half login too";
    pass(2);
    EXPECT_EQ(type_code(browser, code()).status, 303);
}

TEST_P(FactorDoors, WhereOneWantedToGoAndToStayIsKept) {
    set_up("member");
    pass(30);
    auto browser = visitor();
    auto form = form_of(browser.get("/login?" + http::to_query({{"next", "/account?a=b"}})).page(), "/login");
    form.set("username", {"member"});
    form.set("password", {password});
    form.set("remember", {"1"});
    auto const asked = browser.post(form);
    auto const done = type_code(browser, code(), asked.location());
    EXPECT_EQ(done.location(), "/account?a=b");
    EXPECT_NE(done.header("Set-Cookie").find("Max-Age=2592000"), std::string::npos);
    auto away = half_inside("member");
    EXPECT_FALSE(form_of(away.get("/login/code?next=//evil.example").page(), "/login/code").has("next"));
}

TEST_P(FactorDoors, WhatMattersIsAskedForAgainAfterTenMinutesAndNothingTypedIsLost) {
    auto const codes = set_up("member");
    pass(30);
    auto browser = half_inside("member");
    type_code(browser, code());
    auto form = browser.form("/account", "/account/tokens");
    form.set("name", {"report"});
    pass(601);
    auto const asked = browser.post(form);
    EXPECT_EQ(asked.status, 403);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 0);
    auto confirm = form_of(asked.page(), "/account/confirm");
    confirm.set("password", {"wrong"});
    confirm.set("code", {code()});
    EXPECT_EQ(browser.post(confirm).status, 422);
    confirm.set("password", {password});
    confirm.set("code", {"000000"});
    auto const wrong = browser.post(confirm);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_NE(wrong.page().with_id("code-error"), nullptr);
    auto const before = browser.cookies["ateneu_session"];
    confirm.set("code", {code()});
    auto const known = browser.post(confirm);
    EXPECT_EQ(known.status, 200);
    EXPECT_NE(browser.cookies["ateneu_session"], before);
    auto const waiting = form_of(known.page(), "/account/tokens");
    EXPECT_EQ(waiting.shown("name"), std::vector<std::string>{"report"});
    EXPECT_EQ(browser.post(waiting).status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_token"), 1);
    pass(601);
    EXPECT_EQ(browser.get("/account/factor/off").location(), "/account/confirm?" + http::to_query({{"next", "/account/factor/off"}}));
    EXPECT_EQ(browser.post("/account/factor/off", {{"csrf", browser.csrf()}}).status, 403);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 1);
    // A password that was typed is carried through no page.
    auto const carried = browser.post("/account/password", {{"csrf", browser.csrf()}, {"old", password}, {"new", "camell groc 1234"}});
    EXPECT_EQ(carried.status, 403);
    EXPECT_EQ(carried.body.find("camell"), std::string::npos);
    auto last = form_of(browser.get("/account/confirm?next=/account/factor/off").page(), "/account/confirm");
    last.set("password", {password});
    last.set("code", {codes[1]});
    EXPECT_EQ(browser.post(last).location(), "/account/factor/off");
    EXPECT_EQ(browser.post(browser.form("/account/factor/off", "/account/factor/off")).location(), "/account");
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_second_factor"), 0);
    EXPECT_EQ(visitor().log_in("member", password).location(), "/");
}

TEST_P(FactorDoors, ConfirmingIsThrottledLikeALogin) {
    auto browser = inside("member");
    for (int i = 0; i < 10; ++i) {
        auto form = browser.form("/account/confirm", "/account/confirm");
        form.set("password", {"wrong"});
        EXPECT_EQ(browser.post(form).status, 422);
    }
    auto form = browser.form("/account/confirm", "/account/confirm");
    form.set("password", {password});
    EXPECT_EQ(browser.post(form).status, 429);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, FactorDoors, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
