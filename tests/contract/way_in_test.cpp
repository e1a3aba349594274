// From nobody to somebody who takes part: signing up, the terms of service, the address. Sources: TB-R47, R48, R49.
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/jobs/worker.h"
#include "domain/people/confirming.h"
#include "domain/people/document.h"
#include "domain/people/hurdle.h"
#include "domain/people/sign_up.h"
#include "server/program.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

class WayIn : public House {
protected:
    WayIn() : House(mail::Post{.from = "ateneu@house.test", .folder = "/tmp/ateneu-way-in", .site = "https://house.test"}) { log_quietly(); }

    void pass(std::int64_t seconds) { now.micros += seconds * 1'000'000; }
    void write_terms(std::string const& text) {
        as_program([&](Transaction& tx) {
            auto const known = tx.sql().integer(R"(SELECT "id" FROM "people_document" WHERE "label" = 'terms')");
            people::Document terms{.title = "Terms of the house", .content = text};
            if (known) terms = *tx.read(Id<people::Document>{*known});
            terms.content = text;
            return static_cast<bool>(known ? tx.change(people::Document::entity(), to_record(people::Document::entity(), &terms)) : tx.add(terms));
        });
    }
    Form sign_up_form(Browser& browser, std::string const& email = "nuria@mail.test", std::string const& next = "") {
        auto form = form_of(browser.get("/signup" + (next.empty() ? "" : "?" + http::to_query({{"next", next}}))).page(), "/signup");
        form.set("personal", {"Núria"});
        form.set("family", {"Camps"});
        form.set("email", {email});
        form.set("password", {std::string(password)});
        form.set("again", {std::string(password)});
        form.set("phone", {"600 100 200"});
        return form;
    }
    Answer sign_up(Browser& browser, std::string const& email = "nuria@mail.test", std::string const& next = "") {
        auto form = sign_up_form(browser, email, next);
        pass(people::quickest_sign_up_seconds);
        return browser.post(form);
    }
    /// The path in the newest letter to this address.
    std::string link_to(std::string const& address) {
        auto const text = ask([&](Transaction& tx) { return tx.sql().text(R"(SELECT "text" FROM "core_letter" WHERE "address" = $1 ORDER BY "id" DESC LIMIT 1)", {std::string_view(address)}).value_or(""); });
        auto const at = text.find("{site}/");
        return at == std::string::npos ? "" : text.substr(at + 6, text.find('\n', at) - at - 6);
    }
    std::int64_t letters(std::string const& kind) { return number("SELECT COUNT(*) FROM core_letter WHERE kind = '" + kind + "'"); }
    Answer confirm(Browser& browser, std::string const& link) { return browser.post(form_of(browser.get(link).page(), "/account/email/new")); }
};

TEST_P(WayIn, TB_R47_TermsStandBeforeEverythingUntilTheyAreAgreedTo) {
    auto member = inside("member");
    EXPECT_EQ(member.get("/account").status, 200) << "a house without terms asks for nothing";
    EXPECT_NE(visitor().get("/terms").page().text().find("no terms"), std::string::npos);
    write_terms("Be *kind*.");
    EXPECT_EQ(member.get("/account?x=1").location(), "/terms?next=%2Faccount%3Fx%3D1");
    EXPECT_EQ(member.get("/banks").location(), "/terms?next=%2Fbanks") << "what visitors read, too";
    EXPECT_EQ(member.get("/about/privacy").status, 200);
    EXPECT_EQ(member.get("/account/data").status, 200) << "their data are theirs whatever they agree to";
    EXPECT_EQ(member.api("GET", "/api/people/people").status, 403) << "the API by the session";
    EXPECT_EQ(visitor().get("/banks").status, 200) << "visitors agree to nothing";
    auto const page = member.get("/terms?next=%2Faccount%3Fx%3D1").page();
    EXPECT_NE(page.text().find("Be kind."), std::string::npos);
    EXPECT_EQ(member.post(form_of(page, "/terms")).location(), "/account?x=1") << "back to what was asked for";
    EXPECT_EQ(member.get("/account?x=1").status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_acceptance"), 1);
}

TEST_P(WayIn, TB_R47_S15_EditedTermsAreAskedForAgain) {
    write_terms("First.");
    auto member = inside("member");
    EXPECT_EQ(member.post(member.form("/terms", "/terms")).location(), "/");
    EXPECT_EQ(member.get("/account").status, 200);
    pass(3600);
    auto const before = form_of(visitor().get("/login").page(), "/login");
    write_terms("Second.");
    EXPECT_EQ(member.get("/account").location(), "/terms?next=%2Faccount") << "accepted at ten, edited at eleven";
    auto const seen = member.form("/terms", "/terms");
    pass(60);
    write_terms("Third.");
    EXPECT_EQ(member.post(seen).status, 409) << "what they saw isn't what stands there";
    EXPECT_EQ(member.post(member.form("/terms", "/terms")).status, 303);
    EXPECT_EQ(member.get("/account").status, 200);
}

TEST_P(WayIn, TB_R48_SignsUpAndIsInside) {
    write_terms("Be kind.");
    auto browser = visitor();
    EXPECT_NE(browser.get("/login?next=%2Fbanks").body.find("/signup?next=%2Fbanks"), std::string::npos);
    EXPECT_EQ(sign_up(browser, "Nuria@Mail.TEST", "/banks").location(), "/banks");
    EXPECT_EQ(browser.get("/banks").location(), "/terms?next=%2Fbanks") << "terms first";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE username = 'nuria-camps' AND email = 'nuria@mail.test' AND phone = '600 100 200'"), 1);
    EXPECT_EQ(letters("people.confirm"), 1);
    browser.post(browser.form("/terms", "/terms"));
    EXPECT_EQ(browser.get("/banks").status, 200) << "what visitors read";
    EXPECT_EQ(browser.get("/people/people").location(), "/account/unconfirmed?next=%2Fpeople%2Fpeople");
    auto again = visitor();
    EXPECT_EQ(again.log_in("nuria@mail.test", std::string(password)).status, 303);
}

TEST_P(WayIn, TB_R48_SaysWhatIsWrongBesideTheField) {
    auto browser = visitor();
    as_program([](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_person" SET "email" = 'ana@mail.test', "email_key" = 'ana mail test' WHERE "username" = 'member')"); });
    auto const text = [&](Form form) {
        pass(people::quickest_sign_up_seconds);
        auto const answer = browser.post(form);
        EXPECT_EQ(answer.status, 422);
        return answer.page().text();
    };
    auto form = sign_up_form(browser, "ana@mail.test");
    EXPECT_NE(text(form).find("Somebody has an account with this address"), std::string::npos);
    form = sign_up_form(browser, "nobody");
    EXPECT_NE(text(form).find("for example name@mail.org"), std::string::npos);
    form = sign_up_form(browser);
    form.set("again", {"tortuga violeta 89"});
    EXPECT_NE(text(form).find("This isn't the same as above"), std::string::npos);
    form = sign_up_form(browser);
    form.set("password", {"curt"});
    form.set("again", {"curt"});
    EXPECT_NE(text(form).find("at least 10 characters"), std::string::npos);
    form = sign_up_form(browser);
    form.set("password", {std::string(60, 'a') + "mig gat " + std::string(70, 'b')});
    EXPECT_NE(text(form).find("128 characters at most"), std::string::npos);
    form = sign_up_form(browser);
    form.set("personal", {" "});
    EXPECT_NE(text(form).find("Write your name"), std::string::npos);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE family = 'Camps'"), 0);
}

TEST_P(WayIn, TB_R48_KeepsProgramsOut) {
    auto browser = visitor();
    auto quick = sign_up_form(browser);
    auto const hurried = browser.post(quick);
    EXPECT_EQ(hurried.status, 422);
    EXPECT_NE(hurried.page().text().find("That was quick"), std::string::npos);
    auto second = form_of(hurried.page(), "/signup");
    auto trapped = sign_up_form(browser);
    trapped.set("company_site", {"https://spam.test"});
    pass(people::quickest_sign_up_seconds);
    EXPECT_EQ(browser.post(trapped).status, 422);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE family = 'Camps'"), 0);
    second.set("password", {std::string(password)});
    second.set("again", {std::string(password)});
    EXPECT_EQ(browser.post(second).status, 303) << "whoever looks once more gets through";
    for (int i = 0; i < people::sign_up_limits.per_address; ++i) {
        auto other = visitor();
        sign_up(other, "ana" + std::to_string(i) + "@mail.test");
    }
    auto last = visitor();
    EXPECT_EQ(sign_up(last, "late@mail.test").status, 429);
}

TEST_P(WayIn, TB_R49_AnAddressIsConfirmedByItsLinkWithinThreeDays) {
    auto browser = visitor();
    sign_up(browser);
    auto const first = link_to("nuria@mail.test");
    ASSERT_TRUE(first.starts_with("/account/email/new?link=")) << first;
    EXPECT_NE(browser.get("/account/unconfirmed").page().text().find("nuria@mail.test"), std::string::npos);
    EXPECT_EQ(browser.post(browser.form("/account/unconfirmed", "/account/unconfirmed")).status, 303);
    EXPECT_EQ(letters("people.confirm"), 2) << "once more";
    EXPECT_EQ(browser.get(first).status, 410) << "the last one counts";
    auto const link = link_to("nuria@mail.test");
    pass(people::confirming_link_seconds - 1);
    auto elsewhere = visitor();
    EXPECT_EQ(elsewhere.get(link).status, 200) << "on another device, too";
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE confirmed_at IS NOT NULL"), 0) << "looking confirms nothing";
    EXPECT_EQ(confirm(elsewhere, link).status, 200);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE confirmed_at IS NOT NULL"), 1);
    EXPECT_EQ(elsewhere.get(link).status, 410);
    auto late = visitor();
    EXPECT_EQ(late.log_in("nuria@mail.test", std::string(password)).status, 303);
    EXPECT_EQ(late.get("/account/unconfirmed?next=%2Fbanks").location(), "/banks") << "nothing stands in the way any more";
}

TEST_P(WayIn, TB_R49_WhoDoesntConfirmLogsInForTwoDays) {
    auto browser = visitor();
    sign_up(browser);
    pass(people::unconfirmed_login_seconds);
    auto then = visitor();
    EXPECT_EQ(then.log_in("nuria@mail.test", std::string(password)).status, 303);
    pass(61);
    auto late = visitor();
    auto const shut = late.log_in("nuria@mail.test", std::string(password));
    EXPECT_EQ(shut.status, 422);
    EXPECT_NE(shut.page().text().find("Confirm your e-mail address first"), std::string::npos);
    EXPECT_EQ(letters("people.confirm"), 2) << "who knows the password is written to again";
    EXPECT_EQ(late.log_in("nuria@mail.test", "wrong").status, 422);
    EXPECT_EQ(letters("people.confirm"), 2);
    EXPECT_EQ(confirm(late, link_to("nuria@mail.test")).status, 200);
    EXPECT_EQ(late.log_in("nuria@mail.test", std::string(password)).status, 303);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, WayIn, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
