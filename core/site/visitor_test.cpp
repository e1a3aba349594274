#include "core/site/frame.h"
#include "tests/support/databases.h"

namespace ateneu {

TEST(Csrf, BelongsToOneSecretAndDoesNotShowIt) {
    auto const token = csrf_of("secret of this browser");
    EXPECT_EQ(token.size(), 32U);
    EXPECT_EQ(token, csrf_of("secret of this browser"));
    EXPECT_NE(token, csrf_of("secret of that browser"));
    EXPECT_NE(token, csrf_of(""));
}

TEST(SafeNext, FollowsAddressesOfThisSite) {
    for (auto const* here : {"/", "/people/people", "/people/people?q=n%C3%BAria&page=2", "/a//b", "/a?next=//b"}) EXPECT_EQ(safe_next(here, "/home"), here);
}

TEST(SafeNext, GoesHomeInsteadOfAway) {
    for (auto const* away : {"", "people", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\tb", "/a\r\nSet-Cookie: x", " /a", "/a b", "/\x7f"})
        EXPECT_EQ(safe_next(away, "/home"), "/home") << away;
}

TEST(SafeMethods, AreThoseThatOnlyRead) {
    for (auto const* safe : {"GET", "HEAD", "OPTIONS"}) EXPECT_TRUE(is_safe(safe));
    for (auto const* unsafe : {"POST", "PUT", "PATCH", "DELETE", "get", ""}) EXPECT_FALSE(is_safe(unsafe));
}

namespace {

/// Knows one session and one token, both of Ana.
class Neighbours : public Directory {
public:
    std::optional<Actor> by_session(db::Connection&, std::string_view token, Instant) override { return token == "session" ? std::optional(ana()) : std::nullopt; }
    std::optional<Actor> by_person(db::Connection&, std::int64_t) override { return {}; }
    std::optional<Actor> by_token(db::Connection&, std::string_view token, Instant) override { return token == "token" ? std::optional(ana()) : std::nullopt; }

private:
    static Actor ana() {
        Actor actor{.person = 1, .name = "Ana"};
        actor.inside = true;
        actor.tongue.code = "ca";
        return actor;
    }
};

}  // namespace

class AtTheDoor : public testing::Test {
protected:
    Visitor knock(std::vector<std::pair<std::string, std::string>> headers) {
        request.headers = std::move(headers);
        return identify(site, directory, request);
    }
    bool comes(std::vector<std::pair<std::string, std::string>> headers, std::string token = csrf_of("secret")) {
        http::Request asking;
        asking.headers = std::move(headers);
        asking.headers.emplace_back("host", "ateneu.example:8080");
        asking.form.add("csrf", std::move(token));
        Actor const actor;
        Call const call{asking, site, actor, nullptr, {}, {}, "", csrf_of("secret")};
        return comes_from_here(call);
    }

    std::unique_ptr<db::Database> database = tests::fresh_database(db::Dialect::sqlite);
    Neighbours directory;
    Site site{*database, {}, directory, {.clock = [] { return Instant{}; }}};
    http::Request request;
};

TEST_F(AtTheDoor, ASessionOrATokenSaysWhoItIs) {
    EXPECT_EQ(knock({{"cookie", "ateneu_session=session"}}).actor.person, 1);
    auto const program = knock({{"authorization", "Bearer token"}});
    EXPECT_EQ(program.actor.person, 1);
    EXPECT_TRUE(program.by_token);
    EXPECT_EQ(knock({{"authorization", "Token token"}}).actor.person, 1);
    EXPECT_FALSE(knock({{"authorization", "Basic token"}}).actor.inside);
    EXPECT_FALSE(knock({{"cookie", "ateneu_session=old"}}).actor.inside);
    // A bad token is not made good by a cookie beside it.
    EXPECT_FALSE(knock({{"authorization", "Bearer wrong"}, {"cookie", "ateneu_session=session"}}).actor.inside);
}

TEST_F(AtTheDoor, AVisitorGetsASecretForTheirForms) {
    auto const first = knock({});
    EXPECT_EQ(first.new_visit.size(), 32U);
    EXPECT_NE(first.new_visit, knock({}).new_visit);
    auto const again = knock({{"cookie", "ateneu_visit=" + first.new_visit}});
    EXPECT_EQ(again.new_visit, "");
    EXPECT_EQ(again.secret, first.new_visit);
    EXPECT_EQ(knock({{"cookie", "ateneu_visit=x"}, {"cookie", "ateneu_session=session"}}).secret, "session") << "a session has its own";
}

TEST_F(AtTheDoor, TheLanguageIsChosenThenKnownThenWished) {
    EXPECT_EQ(knock({{"cookie", "ateneu_session=session"}, {"accept-language", "es"}}).actor.tongue.code, "ca");
    EXPECT_EQ(knock({{"cookie", "ateneu_session=session"}, {"cookie", "ateneu_language=es"}}).actor.tongue.code, "es");
    EXPECT_EQ(knock({{"accept-language", "xx, ES-ar;q=0.8, ca"}}).actor.tongue.code, "es");
    EXPECT_EQ(knock({{"accept-language", ",;,"}}).actor.tongue.code, "en");
    EXPECT_EQ(knock({{"cookie", "ateneu_language=../../etc"}}).actor.tongue.code, "en");
    EXPECT_EQ(knock({{"cookie", "ateneu_theme=\"><script>"}}).actor.theme, "");
    EXPECT_EQ(knock({{"cookie", "ateneu_theme=dark"}}).actor.theme, "dark");
}

TEST_F(AtTheDoor, AFlashThatIsNoTextIsNotShown) {
    EXPECT_EQ(knock({{"cookie", "ateneu_flash=Saved%20it"}}).flash, "Saved it");
    EXPECT_EQ(knock({{"cookie", "ateneu_flash=%ff"}}).flash, "");
}

TEST_F(AtTheDoor, AFormComesFromHereWithItsToken) {
    EXPECT_TRUE(comes({}));
    EXPECT_TRUE(comes({{"origin", "https://ateneu.example:8080"}, {"sec-fetch-site", "same-origin"}}));
    EXPECT_TRUE(comes({{"origin", "null"}})) << "said by browsers that keep the referrer to themselves";
    EXPECT_TRUE(comes({{"x-csrf-token", csrf_of("secret")}}, ""));
    EXPECT_FALSE(comes({}, ""));
    EXPECT_FALSE(comes({}, csrf_of("another")));
    EXPECT_FALSE(comes({}, csrf_of("secret") + "0"));
    EXPECT_FALSE(comes({{"origin", "https://ateneu.example"}})) << "another port is another site";
    EXPECT_FALSE(comes({{"origin", "https://ateneu.example:8080.evil.example"}}));
    EXPECT_FALSE(comes({{"origin", "ateneu.example:8080"}})) << "no origin looks like that";
    EXPECT_FALSE(comes({{"sec-fetch-site", "cross-site"}}));
    EXPECT_FALSE(comes({{"sec-fetch-site", "same-site"}}));
}

}  // namespace ateneu
