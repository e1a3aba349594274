#include "core/entity/schema.h"

#include <algorithm>

#include "core/entity/draft.h"
#include "core/entity/query.h"
#include "tests/support/databases.h"
#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

Registry const& registry() {
    static Registry const made(entities());
    return made;
}

class Schema : public tests::OnBothDatabases {
protected:
    void run(std::string const& sql) {
        database->transact(db::Database::Mode::write, [&](db::Connection& connection) { connection.script(sql); });
    }
    void create_all() {
        // PostgreSQL's text search needs it; the core's migration makes it.
        if (!sqlite()) run("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        for (auto const* entity : entities()) run(create_sql(*entity, GetParam()));
    }
    std::vector<std::string> differences() {
        auto const work = database->begin(db::Database::Mode::read);
        return schema_differences(work->connection(), registry());
    }
    bool finds(std::string const& difference) {
        auto const all = differences();
        return std::find(all.begin(), all.end(), difference) != all.end();
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Schema, tests::both_databases(), tests::dialect_name);

TEST_P(Schema, ThatWasMadeFromTheTablesHasNoDifference) {
    create_all();
    EXPECT_EQ(differences(), std::vector<std::string>{});
}

TEST_P(Schema, MissesWhatIsNotThere) {
    auto const all = differences();
    EXPECT_TRUE(finds("table specimen_member is missing"));
    EXPECT_TRUE(finds("table specimen_member_friends is missing"));
    EXPECT_GE(all.size(), entities().size());
}

TEST_P(Schema, TellsEachDifferenceOfAColumn) {
    create_all();
    run(R"(ALTER TABLE "specimen_statute" ADD COLUMN "paragraph" TEXT)");
    run(R"(ALTER TABLE "specimen_card" DROP COLUMN "street")");
    run(R"(ALTER TABLE "specimen_item" RENAME COLUMN "price_minor" TO "price_cents")");
    EXPECT_TRUE(finds("column specimen_statute.paragraph belongs to no field"));
    EXPECT_TRUE(finds("column specimen_card.street is missing"));
    EXPECT_TRUE(finds("column specimen_item.price_minor is missing"));
    EXPECT_TRUE(finds("column specimen_item.price_cents belongs to no field"));
    EXPECT_EQ(differences().size(), 4u);
}

TEST_P(Schema, TellsAnotherTypeAndAnotherNeed) {
    create_all();
    run(R"(DROP TABLE "specimen_safe")");
    run(sqlite() ? R"(CREATE TABLE "specimen_safe" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "version" TEXT NOT NULL, "name" TEXT, "code" TEXT NOT NULL) STRICT)"
                 : R"(CREATE TABLE "specimen_safe" ("id" bigint PRIMARY KEY, "version" text NOT NULL, "name" text, "code" text NOT NULL))");
    EXPECT_TRUE(finds(sqlite() ? "column specimen_safe.version is TEXT, not INTEGER" : "column specimen_safe.version is text, not bigint"));
    EXPECT_TRUE(finds("column specimen_safe.name may be empty"));
    EXPECT_EQ(differences().size(), 2u);
}

TEST_P(Schema, MissesAnIndexThatKeepsAKey) {
    create_all();
    run(R"(DROP INDEX "specimen_booking_item_day_unique")");
    EXPECT_EQ(differences(), std::vector<std::string>{"index specimen_booking_item_day_unique is missing"});
}

TEST_P(Schema, LetsAnOrderOfSeveralFieldsBeReadFromAnIndex) {
    create_all();
    std::string plan;
    database->transact(db::Database::Mode::write, [&](db::Connection& sql) {
        // Of an empty table PostgreSQL would rather read and sort all.
        if (!sqlite()) sql.script("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_incremental_sort = off");
        auto const rows = sql.query(std::string(sqlite() ? "EXPLAIN QUERY PLAN" : "EXPLAIN") +
                                    R"( SELECT "id" FROM "specimen_order" ORDER BY "placed_on" DESC, "number", "id" LIMIT 25)");
        while (rows->next()) plan.append(rows->text(sqlite() ? 3 : 0)).append("\n");
    });
    EXPECT_NE(plan.find("specimen_order_order"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
}

TEST_P(Schema, HoldsItsChecksAndKeysInTheTableToo) {
    create_all();
    auto const refused = [&](std::string const& sql) -> std::optional<db::Error::Kind> {
        try {
            run(sql);
        } catch (db::Error const& error) {
            return error.kind;
        }
        return {};
    };
    using Kind = db::Error::Kind;
    run(R"(INSERT INTO "specimen_tag" ("name", "name_key", "search_text") VALUES ('a', 'a', 'a'))");
    EXPECT_EQ(refused(R"(INSERT INTO "specimen_tag" ("name", "name_key", "search_text") VALUES ('a', 'a', 'a'))"), Kind::unique);
    std::string const member = R"(INSERT INTO "specimen_member" ("name", "name_key", "joined_on", "level", "balance", "is_head", "created_at", "updated_at")
                                  VALUES ('a', 'a', '2026-11-21', )";
    auto const rest = std::string(sqlite() ? ", 0, 0" : ", 0, false") + ", '2026-11-21T00:00:00.000000Z', '2026-11-21T00:00:00.000000Z')";
    EXPECT_EQ(refused(member + "-1" + rest), Kind::check);
    EXPECT_EQ(refused(member + "1" + rest), std::nullopt);
    // Blank text is no value: it clashes with nothing.
    run(R"(INSERT INTO "specimen_tag" ("name", "name_key", "search_text") VALUES ('', '', ''), ('', '', ''))");
}

TEST(FittingName, IsCutTheSameWayEverywhere) {
    EXPECT_EQ(fitting("short_index"), "short_index");
    EXPECT_EQ(fitting(std::string(63, 'a')), std::string(63, 'a'));
    auto const cut = fitting("workshops_membership_workshops_without_admin_fee_rolled_from_previous_min");
    EXPECT_EQ(cut, "workshops_membership_workshops_without_admin_fee_rolle_0dc71c22");
    EXPECT_EQ(cut.size(), 63u);
    EXPECT_NE(cut, fitting("workshops_membership_workshops_without_admin_fee_rolled_from_previous_max"));
}

class Draft : public testing::Test {
protected:
    std::unique_ptr<db::Database> database = tests::fresh_database(db::Dialect::sqlite);

    std::string draft(db::Dialect dialect = db::Dialect::sqlite) {
        auto const work = database->begin(db::Database::Mode::read);
        return draft_migration(work->connection(), entities(), dialect);
    }
    void run(std::string const& sql) {
        database->transact(db::Database::Mode::write, [&](db::Connection& connection) { connection.script(sql); });
    }
};

TEST_F(Draft, OfANewAppMakesAllItsTables) {
    run(draft());
    auto const work = database->begin(db::Database::Mode::read);
    EXPECT_EQ(schema_differences(work->connection(), registry()), std::vector<std::string>{});
    EXPECT_EQ(draft_migration(work->connection(), entities(), db::Dialect::sqlite), "");
}

TEST_F(Draft, MakesTargetsFirstSoThatPostgresqlTakesIt) {
    auto const postgresql = tests::fresh_database(db::Dialect::postgresql);
    auto reversed = entities();
    std::reverse(reversed.begin(), reversed.end());
    std::string sql;
    {
        auto const work = database->begin(db::Database::Mode::read);
        sql = draft_migration(work->connection(), reversed, db::Dialect::postgresql);
    }
    postgresql->transact(db::Database::Mode::write, [&](db::Connection& connection) {
        connection.script("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        connection.script(sql);
        EXPECT_EQ(schema_differences(connection, registry()), std::vector<std::string>{});
    });
}

TEST_F(Draft, AddsAColumnThatCameLater) {
    run(draft());
    run(R"(INSERT INTO "specimen_statute" ("name", "name_key") VALUES ('One', 'one'))");
    run(R"(ALTER TABLE "specimen_card" DROP COLUMN "street")");
    run(R"(DROP INDEX "specimen_statute_name_key")");
    run(R"(ALTER TABLE "specimen_statute" DROP COLUMN "name_key")");
    EXPECT_EQ(draft(), "ALTER TABLE \"specimen_card\" ADD COLUMN \"street\" TEXT NOT NULL DEFAULT '';\n"
                       "ALTER TABLE \"specimen_statute\" ADD COLUMN \"name_key\" TEXT NOT NULL DEFAULT '';\n"
                       "CREATE INDEX \"specimen_statute_name_key\" ON \"specimen_statute\" (\"name_key\", \"id\");\n");
    run(draft());
    EXPECT_EQ(draft(), "");
}

TEST_F(Draft, AddsALinkThatCameLater) {
    run(draft());
    run(R"(DROP TABLE "specimen_item_tags")");
    auto const sql = draft();
    EXPECT_NE(sql.find("CREATE TABLE \"specimen_item_tags\""), std::string::npos);
    EXPECT_NE(sql.find("CREATE INDEX \"specimen_item_tags_back\""), std::string::npos);
    run(sql);
    EXPECT_EQ(draft(), "");
}

}  // namespace
}  // namespace ateneu::specimen
