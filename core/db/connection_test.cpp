#include "core/db/database.h"
#include "tests/support/databases.h"

namespace ateneu::db {
namespace {

using Mode = Database::Mode;
using Kind = Error::Kind;

/// One statement on a connection, with rows, errors and types: the same on both databases.
class Statements : public tests::OnBothDatabases {
protected:
    Statements() {
        connection.script(
            sqlite() ? R"(CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
                              is_open INTEGER, size REAL CHECK (size >= 0)) STRICT;
                          CREATE TABLE room (id INTEGER PRIMARY KEY,
                              place INTEGER NOT NULL REFERENCES place) STRICT)"
                     : R"(CREATE TABLE place (id bigint PRIMARY KEY, name text NOT NULL UNIQUE,
                              is_open boolean, size double precision CHECK (size >= 0));
                          CREATE TABLE room (id bigint PRIMARY KEY,
                              place bigint NOT NULL REFERENCES place))");
    }

    /// The kind of the error that the statement meets; the transaction is left as it was.
    std::optional<Kind> refusal(std::string_view sql, std::initializer_list<Parameter> parameters) {
        connection.script("SAVEPOINT attempt");
        try {
            connection.query(sql, parameters);
        } catch (Error const& error) {
            connection.script("ROLLBACK TO SAVEPOINT attempt");
            return error.kind;
        }
        return std::nullopt;
    }

    std::unique_ptr<Database::Work> work = database->begin(Mode::write);
    Connection& connection = work->connection();
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Statements, tests::both_databases(), tests::dialect_name);

TEST_P(Statements, BindParametersByNumberInAnyOrderAndRepeatedly) {
    auto const rows = connection.query(
        "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($10 AS TEXT), "
        "CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), "
        "CAST($7 AS TEXT), CAST($8 AS TEXT), CAST($9 AS TEXT)",
        {"one", "two", "3", "4", "5", "6", "7", "8", "9", "ten"});
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->text(0), "two");
    EXPECT_EQ(rows->text(1), "one");
    EXPECT_EQ(rows->text(2), "two");
    EXPECT_EQ(rows->text(3), "ten");
    EXPECT_EQ(rows->text(10), "9");
    EXPECT_FALSE(rows->next());
    EXPECT_FALSE(rows->next());
}

TEST_P(Statements, RefuseAWrongNumberOfParameters) {
    EXPECT_EQ(refusal("SELECT id FROM place WHERE id = $1", {}), Kind::other);
    EXPECT_EQ(refusal("SELECT id FROM place WHERE id = $1", {1, 2}), Kind::other);
}

TEST_P(Statements, RefuseTwoInOneAndOtherKindsOfPlaces) {
    EXPECT_EQ(refusal("SELECT 1; SELECT 2", {}), Kind::other);
    EXPECT_EQ(refusal("SELECT id FROM place WHERE id = ?", {1}), Kind::other);
    EXPECT_EQ(refusal("", {}), Kind::other);
}

TEST_P(Statements, ShowTheSqlOfAMistake) {
    try {
        connection.query("SELECT nonsense FROM place");
        FAIL() << "there is no such column";
    } catch (Error const& error) {
        EXPECT_NE(std::string(error.what()).find("In: SELECT nonsense FROM place"),
                  std::string::npos);
    }
}

TEST_P(Statements, TakeDoubleQuotesForNamesOnly) {
    EXPECT_EQ(refusal("SELECT \"nonsense\" FROM place", {}), Kind::other);
}

TEST_P(Statements, GiveBackEveryTypeAndNull) {
    connection.execute("INSERT INTO place (id, name, is_open, size) VALUES ($1, $2, $3, $4)",
                       {std::int64_t{1} << 62, "Can Núria", true, 0.1});
    connection.execute("INSERT INTO place (id, name, is_open, size) VALUES ($1, $2, $3, $4)",
                       {2, "", {}, {}});
    auto const rows =
        connection.query("SELECT id, name, is_open, size FROM place ORDER BY id DESC");
    EXPECT_EQ(rows->columns(), 4);
    EXPECT_EQ(rows->name(2), "is_open");
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->integer(0), std::int64_t{1} << 62);
    EXPECT_EQ(rows->text(1), "Can Núria");
    EXPECT_EQ(rows->integer(2), 1);
    EXPECT_TRUE(rows->boolean(2));
    EXPECT_EQ(rows->real(3), 0.1);
    ASSERT_TRUE(rows->next());
    EXPECT_FALSE(rows->is_null(1));
    EXPECT_EQ(rows->text(1), "");
    EXPECT_TRUE(rows->is_null(2));
    EXPECT_EQ(rows->integer(2), 0);
    EXPECT_EQ(rows->text(3), "");
    EXPECT_FALSE(rows->next());
}

TEST_P(Statements, TakeZeroAndOneForABooleanColumn) {
    connection.execute("INSERT INTO place (id, name, is_open) VALUES (1, 'a', $1), (2, 'b', $2)",
                       {0, 1});
    auto const rows = connection.query("SELECT is_open FROM place ORDER BY id");
    ASSERT_TRUE(rows->next());
    EXPECT_FALSE(rows->boolean(0));
    ASSERT_TRUE(rows->next());
    EXPECT_TRUE(rows->boolean(0));
}

TEST_P(Statements, KeepTextAsItIs) {
    for (std::string const text :
         {"O'Neil \"the\" \\ one; --", "línia\n\tdos\r", "日本語 🌍", "%_$1"}) {
        auto const rows = connection.query("SELECT CAST($1 AS TEXT)", {text});
        ASSERT_TRUE(rows->next());
        EXPECT_EQ(rows->text(0), text);
    }
}

TEST_P(Statements, RefuseTextThatPostgresqlCannotHold) {
    EXPECT_EQ(refusal("SELECT CAST($1 AS TEXT)", {std::string_view("a\0b", 3)}), Kind::check);
    EXPECT_EQ(refusal("SELECT CAST($1 AS TEXT)", {"\xff\xfe"}), Kind::check);
}

TEST_P(Statements, NameTheKindOfARefusal) {
    connection.execute("INSERT INTO place (id, name) VALUES (1, 'here')");
    connection.execute("INSERT INTO room (id, place) VALUES (1, 1)");
    EXPECT_EQ(refusal("INSERT INTO place (id, name) VALUES (2, $1)", {"here"}), Kind::unique);
    EXPECT_EQ(refusal("INSERT INTO place (id, name) VALUES (1, $1)", {"there"}), Kind::unique);
    EXPECT_EQ(refusal("INSERT INTO room (id, place) VALUES (2, $1)", {99}), Kind::reference);
    EXPECT_EQ(refusal("DELETE FROM place WHERE id = $1", {1}), Kind::reference);
    EXPECT_EQ(refusal("UPDATE place SET size = $1", {-1.5}), Kind::check);
    EXPECT_EQ(refusal("INSERT INTO place (id, name) VALUES (3, $1)", {{}}), Kind::check);
    EXPECT_EQ(refusal("INSERT INTO place (id, name) VALUES ($1, 'x')", {"not a number"}),
              Kind::check);
    EXPECT_EQ(refusal("SELECT id FROM nowhere", {}), Kind::other);
}

TEST_P(Statements, CheckWhatTheyWriteBeforeTheirRowsAreRead) {
    // SQLite checks the reference only behind the last row, which nobody reads here.
    EXPECT_EQ(refusal("INSERT INTO room (id, place) VALUES (1, $1) RETURNING id", {99}),
              Kind::reference);
}

TEST_P(Statements, WriteEvenIfTheirRowsAreNeverRead) {
    connection.query("INSERT INTO place (id, name) VALUES (1, 'a'), (2, 'b') RETURNING id");
    EXPECT_EQ(connection.integer("SELECT count(*) FROM place"), 2);
}

TEST_P(Statements, ReturnWhatTheyWrote) {
    auto const rows = connection.query(
        "INSERT INTO place (id, name, size) VALUES (1, $1, 2.5), (2, 'b', NULL) "
        "RETURNING id, name, size",
        {"a"});
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->integer(0), 1);
    EXPECT_EQ(rows->text(1), "a");
    EXPECT_EQ(rows->real(2), 2.5);
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->text(1), "b");
    EXPECT_TRUE(rows->is_null(2));
    EXPECT_FALSE(rows->next());
}

TEST_P(Statements, CountTheRowsTheyChange) {
    EXPECT_EQ(connection.execute("INSERT INTO place (id, name) VALUES (1, 'a'), (2, 'b')"), 2);
    EXPECT_EQ(connection.execute("UPDATE place SET size = 1 WHERE id = $1", {1}), 1);
    EXPECT_EQ(connection.execute("DELETE FROM place WHERE id = $1", {7}), 0);
    EXPECT_EQ(connection.execute("SELECT id FROM place"), 0);
    EXPECT_EQ(connection.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)"), 0);
}

TEST_P(Statements, MayBeReadTwiceAtOnce) {
    connection.execute("INSERT INTO place (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    constexpr auto all = "SELECT id FROM place ORDER BY id";
    std::string seen;
    auto const outer = connection.query(all);
    while (outer->next()) {
        auto const inner = connection.query(all);
        while (inner->next())
            seen += std::to_string(outer->integer(0) * 10 + inner->integer(0)) + " ";
    }
    EXPECT_EQ(seen, "11 12 13 21 22 23 31 32 33 ");
}

TEST_P(Statements, KeepParametersOfRowsThatAreStillRead) {
    connection.execute("INSERT INTO place (id, name) VALUES (1, 'a'), (2, 'a2'), (3, 'b')");
    auto const rows = connection.query("SELECT id FROM place WHERE name >= $1 ORDER BY id",
                                       {std::string(1000, 'a').substr(0, 1)});
    int count = 0;
    while (rows->next()) ++count;
    EXPECT_EQ(count, 3);
}

TEST_P(Statements, AreMoreThanTheCacheHolds) {
    for (int number = 0; number < 500; ++number)
        EXPECT_EQ(connection.integer("SELECT " + std::to_string(number)), number);
    EXPECT_EQ(connection.integer("SELECT 0"), 0);
}

TEST_P(Statements, GiveTheFirstValueOrNothing) {
    EXPECT_EQ(connection.text("SELECT 'yes'"), "yes");
    EXPECT_EQ(connection.integer("SELECT 41 + CAST($1 AS INTEGER)", {1}), 42);
    EXPECT_EQ(connection.text("SELECT CAST(NULL AS TEXT)"), std::nullopt);
    EXPECT_EQ(connection.integer("SELECT id FROM place"), std::nullopt);
}

constexpr auto hundred_thousand =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
    "SELECT i FROM n ORDER BY i";

TEST_P(Statements, StreamEveryRow) {
    auto const rows = connection.stream(hundred_thousand);
    std::int64_t count = 0;
    for (; rows->next(); ++count) ASSERT_EQ(rows->integer(0), count + 1);
    EXPECT_EQ(count, 100'000);
    EXPECT_FALSE(rows->next());
    EXPECT_EQ(connection.integer("SELECT 7"), 7);
}

TEST_P(Statements, LetAStreamGoHalfway) {
    {
        auto const rows = connection.stream(hundred_thousand);
        ASSERT_TRUE(rows->next());
    }
    EXPECT_EQ(connection.integer("SELECT 7"), 7);
    EXPECT_EQ(refusal("SELECT id FROM nowhere", {}), Kind::other);
}

TEST_P(Statements, RefuseAStreamOfNonsenseAndGoOn) {
    connection.script("SAVEPOINT attempt");
    EXPECT_THROW(connection.stream("SELECT 1 / id FROM nowhere"), Error);
    connection.script("ROLLBACK TO SAVEPOINT attempt");
    EXPECT_EQ(connection.integer("SELECT 7"), 7);
}

TEST_P(Statements, WriteTenThousandRowsAtOnce) {
    std::vector<std::string> const columns = {"id", "name", "is_open", "size"};
    auto const bulk = connection.bulk("place", columns, "itir");
    for (int id = 1; id <= 10'000; ++id) {
        auto const number = std::to_string(id);
        auto const name = "tab\t line\n cr\r back\\slash \\N 日本 " + number;
        std::optional<std::string_view> const cells[] = {
            number, name, id % 2 ? "t" : "f",
            id % 10 ? std::optional<std::string_view>("0.5") : std::nullopt};
        bulk->row(cells);
    }
    bulk->finish();
    auto const rows = connection.query(
        "SELECT count(*), sum(CASE WHEN size IS NULL THEN 1 ELSE 0 END), sum(size) FROM place");
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->integer(0), 10'000);
    EXPECT_EQ(rows->integer(1), 1'000);
    EXPECT_EQ(rows->real(2), 4'500.0);
    EXPECT_EQ(connection.text("SELECT name FROM place WHERE id = 7"),
              "tab\t line\n cr\r back\\slash \\N 日本 7");
    EXPECT_EQ(connection.integer("SELECT is_open FROM place WHERE id = 7"), 1);
}

/// What a bulk of these ids into `place` answers.
Error error_of_bulk(Connection& connection, std::vector<std::string_view> const& ids) {
    std::vector<std::string> const columns = {"id", "name"};
    try {
        auto const bulk = connection.bulk("place", columns, "it");
        for (auto const id : ids) {
            std::optional<std::string_view> const cells[] = {id, id};
            bulk->row(cells);
        }
        bulk->finish();
    } catch (Error const& error) {
        return error;
    }
    return Error(Kind::other, "", "no error");
}

TEST_P(Statements, NameTheRowOfABulkThatIsRefused) {
    auto const twice = error_of_bulk(connection, {"1", "2", "2"});
    EXPECT_EQ(twice.kind, Kind::unique);
    EXPECT_NE(std::string(twice.what()).find(sqlite() ? "row 3" : "line 3"), std::string::npos)
        << twice.what();
}

TEST_P(Statements, NameTheCellOfABulkThatIsNoNumber) {
    auto const word = error_of_bulk(connection, {"1", "two"});
    EXPECT_EQ(word.kind, Kind::check);
    EXPECT_NE(std::string(word.what()).find(sqlite() ? "row 2" : "line 2"), std::string::npos)
        << word.what();
    EXPECT_NE(std::string(word.what()).find("column id"), std::string::npos) << word.what();
}

TEST_P(Statements, TakeBackABulkThatWasNotFinished) {
    {
        std::vector<std::string> const columns = {"id", "name"};
        auto const bulk = connection.bulk("place", columns, "it");
        std::optional<std::string_view> const cells[] = {"1", "a"};
        bulk->row(cells);
    }
    work.reset();
    auto const after = database->begin(Mode::write);
    after->connection().script("CREATE TABLE place (id INTEGER PRIMARY KEY)");
}

class StatementsOnPostgresql : public tests::OnPostgresql {};

TEST_F(StatementsOnPostgresql, WaitForTheEndOfAStream) {
    auto const work = database->begin(Mode::read);
    auto const rows = work->connection().stream(hundred_thousand);
    EXPECT_THROW(work->connection().query("SELECT 1"), Error);
    EXPECT_TRUE(rows->next());
}

}  // namespace
}  // namespace ateneu::db
