#include "domain/people/seed.h"

#include "domain/people/administrator.h"
#include "domain/people/log_in.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class Seed : public Community {
protected:
    Seed() { write([](Transaction& tx) { seed(tx); }); }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Seed, tests::both_databases(), tests::dialect_name);

TEST_P(Seed, BringsWhatEveryInstallNeeds) {
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_language")"), 190);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_language" WHERE "subtag" = 'ca' AND "name" LIKE 'Catalan%')"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_knowledge_domain")"), 18);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_group")"), 4);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_term")"), 4);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_term" WHERE "required_type" = 'profile')"), 3);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_term_option")"), 9);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_organisation" WHERE "domain" = 'self-organized' AND "country" = 'W3')"), 1);
}

TEST_P(Seed, AddsNothingTheSecondTime) {
    auto const changes = number("SELECT COUNT(*) FROM core_change");
    write([](Transaction& tx) { seed(tx); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change"), changes);
}

TEST_P(Seed, NeverOverwritesWhatSomebodyChanged) {
    write([](Transaction& tx) {
        tx.sql().execute(R"(UPDATE "people_language" SET "name" = 'Català' WHERE "subtag" = 'ca')");
        tx.sql().execute(R"(DELETE FROM "people_language" WHERE "subtag" = 'ab')");
        seed(tx);
    });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_language" WHERE "name" = 'Català')"), 1);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_language")"), 190);
}

class Administrator : public Community {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Administrator, tests::both_databases(), tests::dialect_name);

TEST_P(Administrator, CanLogInAndDoEverything) {
    write([](Transaction& tx) {
        auto const made = add_administrator(tx, {.username = "marta", .email = "Marta@Mail.test", .password = good_password});
        ASSERT_TRUE(made) << made.refusal().message.text;
    });
    EXPECT_TRUE(log_in(*database, {"marta@mail.test", good_password, "", ""}, noon));
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_login" WHERE "is_superuser" AND "is_active")"), 1);
}

TEST_P(Administrator, IsRefusedWithABadPasswordOrATakenName) {
    write([](Transaction& tx) {
        EXPECT_EQ(add_administrator(tx, {"marta", "", "short"}).refusal().field, "password");
        EXPECT_TRUE(add_administrator(tx, {"marta", "", good_password}));
        EXPECT_EQ(add_administrator(tx, {"marta", "", good_password}).refusal().field, "username");
        EXPECT_EQ(add_administrator(tx, {"mar ta", "", good_password}).refusal().field, "username");
        EXPECT_EQ(add_administrator(tx, {"joan", "no address", good_password}).refusal().field, "email");
    });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_person")"), 1);
}

}  // namespace
}  // namespace ateneu::people
