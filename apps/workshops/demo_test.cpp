#include "apps/workshops/demo.h"

#include "apps/workshops/test_house.h"

namespace ateneu::workshops {
namespace {

class DemoCommunity : public House {
protected:
    static void fill(db::Database& there) {
        write_in(there, [](Transaction& tx) {
            make_demo(tx, {.people = 200, .seed = 7, .today = today()});
        });
    }
    DemoCommunity() { fill(*database); }
    std::int64_t rows(std::string const& table) {
        return number("SELECT COUNT(*) FROM \"" + table + "\"");
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, DemoCommunity, tests::both_databases(),
                         tests::dialect_name);

TEST_P(DemoCommunity, IsAsLargeAsWanted) {
    EXPECT_EQ(rows("people_person"), 200);
    EXPECT_EQ(rows("workshops_event"), 50);
    EXPECT_GT(rows("workshops_task"), 200);
    EXPECT_GT(rows("workshops_award"), 5);
    EXPECT_GT(rows("workshops_training_progress"), 10);
}

TEST_P(DemoCommunity, HasWorkshopsBehindAndAhead) {
    EXPECT_GT(number("SELECT COUNT(*) FROM workshops_event WHERE start < '2022-11-21'"), 0);
    EXPECT_GT(number("SELECT COUNT(*) FROM workshops_event WHERE start > '2026-11-21'"), 0);
}

TEST_P(DemoCommunity, CanWriteToNobody) {
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_person WHERE email NOT LIKE '%.test'"), 0);
    EXPECT_EQ(
        number("SELECT COUNT(*) FROM workshops_training_request WHERE email NOT LIKE '%.test'"), 0);
    EXPECT_EQ(
        number("SELECT COUNT(*) FROM workshops_workshop_request WHERE email NOT LIKE '%.test'"), 0);
}

TEST_P(DemoCommunity, KnowsEverybodyWhoMayLogIn) {
    EXPECT_EQ(rows("people_login"), static_cast<std::int64_t>(demo_logins().size()));
    EXPECT_EQ(number("SELECT COUNT(*) FROM people_login WHERE is_superuser"), 1);
}

TEST_P(DemoCommunity, TellsItsHistoryInOrder) {
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_change_set WHERE at > '2026-11-21T12:00:00Z'"), 0);
    EXPECT_GT(number("SELECT COUNT(*) FROM core_change WHERE action = 'change' AND entity = "
                     "'people.person'"),
              5);
}

TEST_P(DemoCommunity, IsTheSameForTheSameSeed) {
    auto const twin = tests::fresh_database(GetParam(), "workshops", prepare);
    fill(*twin);
    for (auto const* question :
         {"SELECT username FROM people_person ORDER BY id DESC LIMIT 1",
          "SELECT slug FROM workshops_event ORDER BY id DESC LIMIT 1",
          "SELECT MAX(p.username) FROM workshops_award a JOIN people_person p ON p.id = a.person",
          "SELECT body FROM workshops_scheduled_email ORDER BY id LIMIT 1",
          "SELECT CAST(MAX(uuid) AS TEXT) FROM workshops_scheduled_email_log"})
        EXPECT_EQ(text_in(*twin, question), text_in(*database, question)) << question;
}

TEST_P(DemoCommunity, FillsTheHomePage) {
    write([](Transaction& tx) {
        auto const part = home(tx);
        EXPECT_GE(part.waiting.size(), 4u);
        EXPECT_EQ(part.waiting.front().title.find("Workshop request from "), 0u);
        EXPECT_NE(part.waiting.front().badge.find("old"), std::string::npos);
        ASSERT_FALSE(part.upcoming.empty());
        EXPECT_GE(part.upcoming.front().date, today());
        ASSERT_EQ(part.numbers.size(), 4u);
        EXPECT_EQ(part.numbers[1].value, "200");
    });
}

TEST_P(DemoCommunity, ShowsAStrangerNothingOnTheHomePage) {
    database->transact(db::Database::Mode::read, [](db::Connection& sql) {
        Actor const visitor;
        Transaction tx(sql, registry(), {}, visitor, noon());
        auto const part = home(tx);
        EXPECT_TRUE(part.waiting.empty());
        EXPECT_TRUE(part.upcoming.empty());
        EXPECT_TRUE(part.numbers.empty());
    });
}

}  // namespace
}  // namespace ateneu::workshops
