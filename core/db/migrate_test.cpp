#include <mutex>
#include <thread>

#include "core/db/database.h"
#include "tests/support/databases.h"

namespace ateneu::db {
namespace {

using base::Embedded;
using Mode = Database::Mode;
using Names = std::vector<std::string>;

constexpr auto people = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL)";
constexpr auto awards =
    "CREATE TABLE award (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person);"
    "INSERT INTO person (id, name) VALUES (1, 'Ana')";

class Migrating : public tests::OnBothDatabases {
protected:
    Names migrate(std::vector<Embedded> const& files) {
        Migrations const all[] = {{"people", files}};
        return db::migrate(*database, all);
    }
    Names pending(std::vector<Embedded> const& files) {
        Migrations const all[] = {{"people", files}};
        return pending_migrations(*database, all);
    }
    std::int64_t count(std::string const& table) {
        return database->begin(Mode::read)
            ->connection()
            .integer("SELECT count(*) FROM " + table)
            .value();
    }

    std::vector<Embedded> const first = {{"0001_person.sqlite.sql", people},
                                         {"0001_person.postgresql.sql", people}};
    // Out of order, as a folder may list them.
    std::vector<Embedded> const both = {{"0002_award.postgresql.sql", awards},
                                        {"0002_award.sqlite.sql", awards},
                                        {"0001_person.postgresql.sql", people},
                                        {"0001_person.sqlite.sql", people}};
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Migrating, tests::both_databases(), tests::dialect_name);

TEST_P(Migrating, AppliesEachStepOnceInItsOrder) {
    EXPECT_EQ(migrate(both), (Names{"people/0001_person", "people/0002_award"}));
    EXPECT_EQ(count("award"), 0);
    EXPECT_EQ(migrate(both), Names{});
    EXPECT_EQ(count("core_migration"), 2);
}

TEST_P(Migrating, AppliesWhatCameSinceTheLastTime) {
    EXPECT_EQ(migrate(first), Names{"people/0001_person"});
    EXPECT_EQ(migrate(both), Names{"people/0002_award"});
}

TEST_P(Migrating, GoesAppByApp) {
    std::vector<Embedded> const award = {{"0001_award.sqlite.sql", awards},
                                         {"0001_award.postgresql.sql", awards}};
    Migrations const all[] = {{"people", first}, {"workshops", award}};
    EXPECT_EQ(db::migrate(*database, all), (Names{"people/0001_person", "workshops/0001_award"}));
}

TEST_P(Migrating, TellsWhatIsMissingWithoutTouchingAnything) {
    EXPECT_EQ(pending(both), (Names{"people/0001_person", "people/0002_award"}));
    EXPECT_THROW(count("core_migration"), Error);
    migrate(first);
    EXPECT_EQ(pending(both), Names{"people/0002_award"});
}

TEST_P(Migrating, RefusesADatabaseOfANewerProgram) {
    migrate(both);
    EXPECT_THROW(migrate(first), Error);
    EXPECT_THROW(pending(first), Error);
}

TEST_P(Migrating, LeavesNothingOfABrokenStep) {
    constexpr auto broken =
        "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1)";
    auto files = first;
    files.push_back({"0002_half.sqlite.sql", broken});
    files.push_back({"0002_half.postgresql.sql", broken});
    try {
        migrate(files);
        FAIL() << "there is no table `nowhere`";
    } catch (Error const& error) {
        EXPECT_TRUE(std::string(error.what())
                        .starts_with("The migration people/0002_half failed and was undone:"))
            << error.what();
    }
    EXPECT_EQ(count("person"), 0) << "the step before it stays";
    EXPECT_THROW(count("half"), Error);
    EXPECT_EQ(pending(files), Names{"people/0002_half"});
}

TEST_P(Migrating, NoticesAStepThatEndsItsOwnTransaction) {
    constexpr auto sly = "CREATE TABLE sly (id INTEGER PRIMARY KEY); COMMIT";
    EXPECT_THROW(migrate({{"0001_sly.sqlite.sql", sly}, {"0001_sly.postgresql.sql", sly}}), Error);
}

TEST_P(Migrating, KeepsReferencesChecked) {
    migrate(both);
    constexpr auto dangling = "INSERT INTO award (id, person) VALUES (1, 99)";
    auto files = both;
    files.push_back({"0003_dangling.sqlite.sql", dangling});
    files.push_back({"0003_dangling.postgresql.sql", dangling});
    try {
        migrate(files);
        FAIL() << "there is no person 99";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::reference);
    }
}

TEST_P(Migrating, RefusesNamesThatSayNoOrder) {
    EXPECT_THROW(migrate({{"person.sqlite.sql", people}, {"person.postgresql.sql", people}}),
                 Error);
    EXPECT_THROW(migrate({{"0001_a.sqlite.sql", people},
                          {"0001_b.sqlite.sql", people},
                          {"0001_a.postgresql.sql", people},
                          {"0001_b.postgresql.sql", people}}),
                 Error);
}

TEST_P(Migrating, IsSafeWhenSeveralServersStartAtOnce) {
    std::mutex mutex;
    Names applied, errors;
    {
        std::vector<std::jthread> servers;
        for (int server = 0; server < 6; ++server)
            servers.emplace_back([&] {
                try {
                    auto const own = Database::open(tests::url_of(*database));
                    Migrations const all[] = {{"people", both}};
                    auto const names = db::migrate(*own, all);
                    std::lock_guard const lock(mutex);
                    applied.insert(applied.end(), names.begin(), names.end());
                } catch (std::exception const& error) {
                    std::lock_guard const lock(mutex);
                    errors.emplace_back(error.what());
                }
            });
    }
    EXPECT_EQ(errors, Names{});
    std::sort(applied.begin(), applied.end());
    EXPECT_EQ(applied, (Names{"people/0001_person", "people/0002_award"}));
}

}  // namespace
}  // namespace ateneu::db
