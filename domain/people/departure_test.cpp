#include "domain/people/access_group.h"
#include "domain/people/comment.h"
#include "domain/people/consent.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/preference.h"
#include "domain/people/seed.h"
#include "domain/people/session.h"
#include "domain/people/test_community.h"
#include "domain/people/token.h"

namespace ateneu::people {
namespace {

/// What becomes of the rows around a person who is deleted.
class Departure : public Community {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Departure, tests::both_databases(), tests::dialect_name);

TEST_P(Departure, TakesLoginSessionsTokensAndConsentsAlongAndLeavesCommentsUnsigned) {
    auto const ana = member("ana", "ana@mail.test");
    write([&](Transaction& tx) {
        seed(tx);
        Id<Organisation> const house{*tx.sql().integer(R"(SELECT "id" FROM "people_organisation")")};
        Id<Term> const term{*tx.sql().integer(R"(SELECT MIN("id") FROM "people_term")")};
        open_session(tx.sql(), ana, "", "", noon);
        EXPECT_TRUE(create_token(tx, ana, {"report"}));
        EXPECT_TRUE(tx.add(SocialLogin{.person = ana, .provider = "github", .uid = "7", .extra_data = {"{}"}}));
        EXPECT_TRUE(save_preference(tx, {.person = ana, .language = {"ca"}}));
        EXPECT_TRUE(tx.add(Consent{.person = ana, .term = term}));
        EXPECT_TRUE(tx.add(Comment{.subject = {"people.organisation", house.value}, .person = ana,
                                   .user_name = "ana", .text = "Nice people."}));
        auto const gone = tx.remove(Person::entity(), ana.value, 0);
        EXPECT_TRUE(gone) << gone.refusal.message.text;
    });
    for (auto const* table : {"person", "login", "session", "token", "social_login", "preference", "consent"})
        EXPECT_EQ(number("SELECT COUNT(*) FROM people_" + std::string(table)), 0) << table;
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_comment" WHERE "person" IS NULL AND "user_name" = 'ana')"), 1);
}

TEST_P(Departure, LeavesNoSecretBehind) {
    auto const ana = member("ana");
    write([&](Transaction& tx) {
        EXPECT_TRUE(tx.add(SocialLogin{.person = ana, .provider = "github", .uid = "7",
                                       .extra_data = {R"({"access_token":"gho_16C7e42F292c6912E7"})"}}));
        open_session(tx.sql(), ana, "203.0.113.9", "Firefox", noon);
        EXPECT_TRUE(tx.remove(Person::entity(), ana.value, 0));
    });
    for (auto const* secret : {"%argon2%", "%gho_%", "%203.0.113.9%"}) {
        auto const found = ask([&](db::Connection& sql) {
            return sql.integer("SELECT COUNT(*) FROM core_change WHERE before LIKE $1 OR after LIKE $1", {secret});
        });
        EXPECT_EQ(found, 0) << secret;
    }
}

TEST_P(Departure, OfATermIsRefusedBecauseItStaysKnownWhatPeopleAgreedTo) {
    write([&](Transaction& tx) {
        seed(tx);
        auto const term = *tx.sql().integer(R"(SELECT MIN("id") FROM "people_term")");
        EXPECT_EQ(tx.remove(Term::entity(), term, 0).refusal.code, "permanent");
    });
}

class Consents : public Community {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Consents, tests::both_databases(), tests::dialect_name);

TEST_P(Consents, OfAPersonAndATermAreLiveAtMostOnce) {
    auto const ana = member("ana");
    write([&](Transaction& tx) {
        seed(tx);
        Id<Term> const term{*tx.sql().integer(R"(SELECT MIN("id") FROM "people_term")")};
        EXPECT_TRUE(tx.add(Consent{.person = ana, .term = term, .archived_at = noon}));
        EXPECT_TRUE(tx.add(Consent{.person = ana, .term = term, .archived_at = noon}));
        EXPECT_TRUE(tx.add(Consent{.person = ana, .term = term}));
        EXPECT_FALSE(tx.add(Consent{.person = ana, .term = term}));
    });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_consent")"), 3);
}

}  // namespace
}  // namespace ateneu::people
