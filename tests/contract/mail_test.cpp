#include <set>

#include "core/access/password.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/jobs/worker.h"
#include "core/mail/letter.h"
#include "domain/people/person.h"
#include "server/program.h"
#include "tests/contract/house.h"

namespace ateneu::contract {

namespace {

/// The names of all `{places}` in the sentences of a mail.
std::set<std::string> places_of(mail::Template const& words) {
    std::string all = words.subject;
    for (auto const* sentence : words.text) all += sentence;
    for (auto const* sentence : words.after) all += sentence;
    if (words.button) all += words.button;
    std::set<std::string> names;
    for (std::size_t at = all.find('{'); at != std::string::npos; at = all.find('{', at + 1)) names.insert(all.substr(at + 1, all.find('}', at) - at - 1));
    names.erase("organisation");
    names.erase("site");
    return names;
}

std::string without_marks(std::string text) { return replaced(replaced(std::move(text), "{site}", "https://ateneu.example"), "{organisation}", "Xarxa"); }

}  // namespace

TEST(EveryMail, IsWholeInEveryLanguage) {
    std::set<std::string> kinds;
    for (auto const& app : server::apps())
        for (auto const* words : app.mails) {
            EXPECT_TRUE(kinds.insert(std::string(words->kind)).second) << words->kind << " is there twice";
            EXPECT_TRUE(words->kind.starts_with(app.name + ".")) << words->kind;
            mail::Filling filling{.path = "/somewhere", .quote = planted};
            for (auto const& name : places_of(*words)) filling.places.emplace_back(name, planted);
            for (auto const& language : tongues()) {
                auto const letter = mail::written(*words, {.address = "nuria@example.org", .name = "Núria Camps", .called = "Núria", .tongue = {language}}, filling);
                auto const where = std::string(words->kind) + " in " + language;
                EXPECT_TRUE(mail::problems_of(letter).empty()) << where;
                EXPECT_EQ(letter.subject, shortened(translate(Tongue{language}, [&] { Message m(words->subject); m.places = filling.places; return m; }()), 200)) << where;
                for (auto const& part : {letter.subject, letter.text, letter.html}) EXPECT_EQ(without_marks(part).find('{', part.find("</style>") == std::string::npos ? 0 : part.find("</style>")), std::string::npos) << where << "\n" << part;
                EXPECT_EQ(letter.html.find("<script"), std::string::npos) << where;
                EXPECT_NE(letter.html.find("<html lang=\"" + language + "\">"), std::string::npos) << where;
                for (auto const* sentence : words->text) {
                    Message message(sentence);
                    message.places = filling.places;
                    auto const said = translate(Tongue{language}, message);
                    EXPECT_NE(letter.text.find(said), std::string::npos) << where;
                    EXPECT_NE(letter.html.find(Html(said).string()), std::string::npos) << where;
                }
                EXPECT_EQ(letter.html.find("href=\"{site}/somewhere\"") != std::string::npos, words->button != nullptr) << where;
            }
        }
    EXPECT_GE(kinds.size(), 7U);
}

/// Who forgot the password gets in again through their mailbox.
class PasswordByMail : public House {
protected:
    PasswordByMail() {
        log_quietly();
        as_program([](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_person" SET "email" = 'member@mail.test', "email_key" = 'member mail test' WHERE "username" = 'member')"); });
    }
    void work() {
        auto const workers = server::workers(site());
        while (workers->run_one()) {}
    }
    Answer ask(Browser& browser, std::string const& email) {
        browser.get("/password/forgotten");
        return browser.post("/password/forgotten", {{"csrf", browser.csrf()}, {"email", email}});
    }
    /// The path in the newest letter to this address; read before it is sent.
    std::string link(std::string const& address) {
        auto const text = House::ask([&](Transaction& tx) { return tx.sql().text(R"(SELECT "text" FROM "core_letter" WHERE "address" = $1 ORDER BY "id" DESC LIMIT 1)", {std::string_view(address)}).value_or(""); });
        auto const at = text.find("/password/new?link=");
        return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
    }
    static constexpr auto fresh = "quatre gats al terrat";
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, PasswordByMail, tests::both_databases(), tests::dialect_name);

TEST_P(PasswordByMail, LeadsFromTheLoginPageToANewLogin) {
    auto browser = visitor();
    auto const before = inside("member");
    EXPECT_NE(browser.get("/login").body.find("href=\"/password/forgotten\""), std::string::npos);
    EXPECT_EQ(browser.get("/password/forgotten").status, 200);
    EXPECT_EQ(ask(browser, "member@mail.test").location(), "/password/sent");
    EXPECT_EQ(browser.get("/password/sent").status, 200);
    work();
    auto const path = link("member@mail.test");
    ASSERT_FALSE(path.empty());
    for (int i = 0; i < 2; ++i) EXPECT_EQ(browser.get(path).status, 200) << "looking doesn't use it";
    auto form = browser.form(path, "/password/new");
    EXPECT_EQ(form.shown("username"), std::vector<std::string>{"member"});
    form.set("new", {"short"});
    form.set("again", {"shorter"});
    auto const refused = browser.post(form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.page().text().find("Use at least 10 characters."), std::string::npos);
    EXPECT_NE(refused.page().text().find("This isn't the same as above."), std::string::npos);
    form.set("new", {fresh});
    form.set("again", {fresh});
    EXPECT_EQ(browser.post(form).location(), "/password/done");
    EXPECT_EQ(browser.get("/password/done").status, 200);
    EXPECT_EQ(browser.post(form).status, 410) << "once";
    EXPECT_EQ(browser.get(path).status, 410);
    auto old = before;
    EXPECT_NE(old.get("/account").status, 200) << "open sessions end";
    EXPECT_EQ(browser.log_in("member", password).status, 422);
    EXPECT_EQ(browser.log_in("member", fresh).status, 303);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" = 'people.password_changed')"), 1);
}

TEST_P(PasswordByMail, LetsNobodyInByTheLinkAlone) {
    auto browser = visitor();
    ask(browser, "member@mail.test");
    work();
    browser.get(link("member@mail.test"));
    EXPECT_NE(browser.get("/account").status, 200);
    auto form = browser.form(link("member@mail.test"), "/password/new");
    form.set("new", {fresh});
    form.set("again", {fresh});
    browser.post(form);
    EXPECT_NE(browser.get("/account").status, 200) << "one still has to log in, with all that this asks for";
}

TEST_P(PasswordByMail, TellsNobodyWhoseAddressesThereAre) {
    auto browser = visitor();
    auto const known = ask(browser, "member@mail.test"), unknown = ask(browser, "nobody@mail.test");
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.location(), unknown.location());
    EXPECT_EQ(known.body, unknown.body);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter")"), 0) << "the answer is a job's";
    EXPECT_EQ(ask(browser, "no address").status, 422);
    EXPECT_EQ(ask(browser, "\xff@x.org").status, 400);
    Answer last;
    for (int i = 0; i < 4; ++i) last = ask(browser, "nobody@mail.test");
    EXPECT_EQ(last.status, 429);
    EXPECT_FALSE(last.header("Retry-After").empty());
}

TEST_P(PasswordByMail, InvitesFromThePersonsPage) {
    auto const id = as_program([](Transaction& tx) { return tx.add(people::Person{.personal = "Carla", .username = "carla", .email = Email{"carla@mail.test"}}).id; });
    auto const deed = people::Person::entity().address(id) + "/do/invite";
    auto member = inside("member"), viewer = inside("viewer"), root = inside("root");
    EXPECT_EQ(member.post(deed, {{"csrf", member.csrf()}, {"version", "1"}}).status, 404);
    EXPECT_EQ(viewer.post(deed, {{"csrf", viewer.csrf()}, {"version", "1"}}).status, 404) << "a verb that isn't offered";
    auto form = root.form(people::Person::entity().address(id), deed);
    ASSERT_FALSE(form.controls.empty());
    EXPECT_EQ(root.post(form).status, 303);
    auto browser = visitor();
    auto choose = browser.form(link("carla@mail.test"), "/password/new");
    choose.set("new", {fresh});
    choose.set("again", {fresh});
    EXPECT_EQ(browser.post(choose).location(), "/password/done");
    EXPECT_EQ(browser.log_in("carla", fresh).status, 303);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" = 'people.password_changed')"), 0) << "there was none before";
}

TEST_P(PasswordByMail, ShowsAtThePersonThatTheirAddressBounces) {
    as_program([](Transaction& tx) { return mail::note_bounce(tx, "Member@mail.test", "550 5.1.1 No such user"), 0; });
    auto const page = people::Person::entity().address(person("member"));
    auto member = inside("member"), root = inside("root");
    auto const says = [](Answer const& answer) { return answer.page().text().find("E-mails come back") != std::string::npos; };
    EXPECT_TRUE(says(root.get(page)));
    EXPECT_TRUE(says(root.get("/people/people?columns=pills,email")));
    EXPECT_FALSE(says(member.get(page))) << "for administrators";
    as_program([](Transaction& tx) { return tx.sql().execute(R"(UPDATE "people_person" SET "email" = 'new@mail.test', "email_key" = 'new mail test' WHERE "username" = 'member')"); });
    EXPECT_FALSE(says(root.get(page))) << "another address is another matter";
    EXPECT_NE(root.get(mail::Bounce::entity().address()).body.find("member@mail.test"), std::string::npos);
}

TEST_P(PasswordByMail, IsNobodysToReadInTheOutbox) {
    auto browser = visitor();
    ask(browser, "member@mail.test");
    work();
    auto const text = link("member@mail.test");
    auto const token = text.substr(text.find('=') + 1);
    auto root = inside("root");
    auto const list = mail::Posted::entity().address();
    for (auto const& page : {list, list + "?columns=subject&columns=text&columns=html", list + "/1", list + "/export.csv", list + "/export.json", "/api" + list, "/api" + list + "/1"})
        EXPECT_EQ(root.get(page).body.find(token), std::string::npos) << page;
    EXPECT_EQ(root.get("/dev/mail").status, 404) << "only where the server says that it is for trying things out";
}

/// Whoever changes the address that they log in with says so from the new mailbox.
class AddressByMail : public House {
protected:
    // Nothing is sent here, but it could be.
    AddressByMail() : House({.folder = testing::TempDir()}) { log_quietly(); }
    Answer change(Browser& browser, std::string const& email) { return browser.post("/account/email", {{"csrf", browser.csrf()}, {"email", email}}); }
    std::string link(std::string const& address) {
        auto const text = ask([&](Transaction& tx) { return tx.sql().text(R"(SELECT "text" FROM "core_letter" WHERE "address" = $1 ORDER BY "id" DESC LIMIT 1)", {std::string_view(address)}).value_or(""); });
        auto const at = text.find("/account/email/new?link=");
        return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
    }
    std::int64_t with_address(std::string const& email) { return number("SELECT COUNT(*) FROM people_person WHERE email = '" + email + "'"); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, AddressByMail, tests::both_databases(), tests::dialect_name);

TEST_P(AddressByMail, IsTheirsOnceItIsConfirmed) {
    auto member = inside("member"), visitor = this->visitor();
    EXPECT_EQ(change(member, "New@mail.test").status, 303);
    EXPECT_EQ(with_address("new@mail.test"), 0) << "nobody has read that mailbox yet";
    EXPECT_NE(member.get("/account/profile").page().text().find("We have written to new@mail.test"), std::string::npos);
    auto const path = link("new@mail.test");
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(visitor.get("/password/new?" + path.substr(path.find('?') + 1)).status, 410) << "it opens no password";
    EXPECT_EQ(visitor.get(path).status, 200);
    EXPECT_EQ(with_address("new@mail.test"), 0) << "looking changes nothing";
    auto const form = visitor.form(path, "/account/email/new");
    EXPECT_EQ(visitor.post(form).status, 200);
    EXPECT_EQ(with_address("new@mail.test"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_account_event WHERE kind = 'email_changed'"), 1);
    EXPECT_EQ(visitor.post(form).status, 410) << "once";
    EXPECT_EQ(member.get("/account/profile").page().text().find("We have written"), std::string::npos);
}

TEST_P(AddressByMail, TheNewestLinkCountsForADayAndCanBeTakenBack) {
    auto member = inside("member"), visitor = this->visitor();
    change(member, "first@mail.test");
    auto const first = link("first@mail.test");
    change(member, "second@mail.test");
    EXPECT_EQ(visitor.get(first).status, 410);
    EXPECT_EQ(visitor.get(link("second@mail.test")).status, 200);
    EXPECT_EQ(member.post("/account/email/forget", {{"csrf", member.csrf()}}).status, 303);
    EXPECT_EQ(visitor.get(link("second@mail.test")).status, 410);
    change(member, "third@mail.test");
    auto const third = link("third@mail.test");
    now = {now.micros + 86'401LL * 1'000'000};
    EXPECT_EQ(this->visitor().get(third).status, 410);
}

TEST_P(AddressByMail, CantBeUsedToWriteToManyOrOften) {
    auto member = inside("member"), other = inside("other");
    for (auto const* address : {"one@mail.test", "two@mail.test", "three@mail.test"}) EXPECT_EQ(change(member, address).status, 303);
    auto const refused = change(member, "four@mail.test");
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.page().text().find("You asked several times."), std::string::npos);
    EXPECT_EQ(link("four@mail.test"), "");
    EXPECT_EQ(change(other, "four@mail.test").status, 303) << "somebody else has asked for nothing yet";
    now = {now.micros + 901LL * 1'000'000};
    auto again = inside("member"), other_again = inside("other");
    for (int i = 0; i < 2; ++i) EXPECT_EQ(change(again, "four@mail.test").status, 303);
    EXPECT_EQ(change(again, "five@mail.test").status, 303);
    EXPECT_EQ(change(other_again, "four@mail.test").status, 303);
    EXPECT_EQ(change(other_again, "four@mail.test").status, 429) << "three letters to one mailbox, whoever asks";
    EXPECT_EQ(change(other_again, "six@mail.test").status, 303);
}

TEST_P(AddressByMail, OfSomebodyElseIsRefusedToWhoReadsItsMail) {
    auto member = inside("member"), other = inside("other"), visitor = this->visitor();
    change(member, "shared@mail.test");
    auto const mine = visitor.form(link("shared@mail.test"), "/account/email/new");
    change(other, "shared@mail.test");
    auto const theirs = visitor.form(link("shared@mail.test"), "/account/email/new");
    EXPECT_EQ(visitor.post(theirs).status, 200);
    EXPECT_EQ(visitor.post(mine).status, 422);
    EXPECT_EQ(with_address("shared@mail.test"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE email = 'shared@mail.test' AND username = 'other'"), 1);
    for (auto const* wrong : {"", "nobody", "a@b", "x@y.z\r\nBcc: everybody@mail.test", "núria@mail.test"}) EXPECT_EQ(change(member, wrong).status, 422) << wrong;
}

}  // namespace ateneu::contract
