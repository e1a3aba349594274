#include "domain/people/token.h"

#include "core/access/secret.h"
#include "domain/people/last_seen.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class Tokens : public Community {
protected:
    NewToken make(Id<Person> person, std::optional<Instant> expires_at = {}) {
        std::optional<NewToken> made;
        write([&](Transaction& tx) { made = *create_token(tx, person, {"monthly report", expires_at}); });
        return *made;
    }
    std::optional<KnownToken> find(std::string_view text, Instant at = after(60)) {
        return ask([&](db::Connection& sql) { return find_token(sql, text, at); });
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Tokens, tests::both_databases(), tests::dialect_name);

TEST_P(Tokens, ActForTheirPerson) {
    auto const ana = member("ana");
    auto const token = make(ana);
    EXPECT_TRUE(token.text.starts_with("ateneu_"));
    EXPECT_EQ(token.text.size(), 50u);
    auto const found = find(token.text);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->person, ana);
    EXPECT_EQ(found->id, token.id);
    EXPECT_FALSE(find(token.text + "x"));
    EXPECT_FALSE(find("ateneu_"));
    EXPECT_FALSE(find(""));
}

TEST_P(Tokens, AreKeptAsDigestAndBeginning) {
    auto const token = make(member("ana"));
    auto const rest = token.text.substr(13);
    write([&](Transaction& tx) {
        auto const stored = tx.read(token.id);
        ASSERT_TRUE(stored);
        EXPECT_EQ(stored->prefix, token.text.substr(0, 13));
        EXPECT_EQ(stored->name, "monthly report");
        EXPECT_EQ(stored->digest.value.find(rest), std::string::npos);
        EXPECT_EQ(stored->created_at, noon);
        EXPECT_EQ(tx.sql().text("SELECT after FROM core_change WHERE entity = 'people.token'")
                      .value_or("").find(stored->digest.value), std::string::npos);
    });
}

TEST_P(Tokens, OfAnImportAreKnownByTheirSha512) {
    // django-rest-knox digests the text, and did digest the bytes that its digits stand for.
    auto const ana = member("ana");
    std::string const today = "knox5-token-of-ana", earlier = "00ff10";
    write([&](Transaction& tx) {
        for (auto const& digest : {sha512_hex(today), sha512_hex(std::string("\x00\xff\x10", 3))})
            tx.add(Token{.person = ana, .name = "AMY", .digest = {"sha512$" + digest}});
    });
    EXPECT_TRUE(find(today));
    EXPECT_TRUE(find(earlier));
    EXPECT_FALSE(find("00ff11"));
    EXPECT_FALSE(find("sha512$" + sha512_hex(today)));
}

TEST_P(Tokens, EndWhenTheyExpireAndWithTheRightToLogIn) {
    auto const ana = member("ana");
    auto const token = make(ana, after(3600));
    EXPECT_TRUE(find(token.text, after(3599)));
    EXPECT_FALSE(find(token.text, after(3600)));
    auto const lasting = make(ana);
    write([](Transaction& tx) { tx.sql().execute(R"(UPDATE "people_login" SET "is_active" = $1)", {false}); });
    EXPECT_FALSE(find(lasting.text));
}

TEST_P(Tokens, NeedANameAndAFuture) {
    auto const ana = member("ana");
    write([&](Transaction& tx) {
        EXPECT_EQ(create_token(tx, ana, {"  "}).refusal().field, "name");
        EXPECT_EQ(create_token(tx, ana, {"report", noon}).refusal().code, "expired");
        EXPECT_EQ(create_token(tx, {999}, {"report"}).refusal().field, "person");
    });
}

TEST_P(Tokens, AreRevokedForTheirPersonOnlyAndLeaveATrace) {
    auto const ana = member("ana"), ben = member("ben");
    auto const token = make(ana);
    Actor self;
    self.person = ana.value;
    self.inside = true;
    write_as(self, [&](Transaction& tx) {
        EXPECT_FALSE(revoke_token(tx, ben, token.id));
        EXPECT_TRUE(revoke_token(tx, ana, token.id));
        EXPECT_FALSE(revoke_token(tx, ana, token.id));
    });
    EXPECT_FALSE(find(token.text));
    EXPECT_EQ(number(R"(SELECT change_set.person FROM core_change change
                        JOIN core_change_set change_set ON change_set.id = change.change_set
                        WHERE change.entity = 'people.token' AND change.action = 'delete')"), ana.value);
}

TEST_P(Tokens, RememberWhenTheyWereUsed) {
    auto const token = make(member("ana"));
    LastSeen last;
    last.note(token.id, after(90));
    last.flush(*database);
    write([&](Transaction& tx) { EXPECT_EQ(tx.read(token.id)->last_used_at, after(90)); });
}

}  // namespace
}  // namespace ateneu::people
