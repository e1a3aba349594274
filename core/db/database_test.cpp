#include "core/db/database.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/databases.h"

namespace ateneu::db {
namespace {

namespace fs = std::filesystem;
using Mode = Database::Mode;

/// What opening says; "" where it works.
std::string refusal(std::string const& url) {
    try {
        Database::open(url);
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::unavailable);
        return error.what();
    }
    return "";
}

void expect_words(std::string const& sentence, std::initializer_list<std::string_view> words) {
    for (auto const word : words)
        EXPECT_NE(sentence.find(word), std::string::npos) << word << " is missing in: " << sentence;
}

/// A folder of its own, in which relative paths start.
class OpenSqlite : public testing::Test {
protected:
    OpenSqlite() : before(fs::current_path()) {
        auto pattern = (fs::temp_directory_path() / "ateneu-open-XXXXXX").string();
        folder = mkdtemp(pattern.data());
        fs::current_path(folder);
    }
    ~OpenSqlite() override {
        fs::current_path(before);
        fs::remove_all(folder);
    }
    fs::path before, folder;
};

TEST_F(OpenSqlite, MakesFileAndFolderFromARelativePath) {
    auto const database = Database::open("sqlite:var/deep/ateneu.db");
    EXPECT_TRUE(fs::exists(folder / "var/deep/ateneu.db"));
    EXPECT_EQ(database->shown(),
              "sqlite:" + (fs::canonical(folder) / "var/deep/ateneu.db").string());
    fs::current_path(before);
    EXPECT_EQ(database->begin(Mode::read)->connection().integer("SELECT 1"), 1)
        << "it stays the same file when the program goes elsewhere";
}

TEST_F(OpenSqlite, IsSetUpToKeepWhatWasWritten) {
    auto const database = Database::open("sqlite:ateneu.db");
    for (auto const mode : {Mode::read, Mode::write}) {
        auto const work = database->begin(mode);
        EXPECT_EQ(work->connection().text("PRAGMA journal_mode"), "wal");
        EXPECT_EQ(work->connection().integer("PRAGMA synchronous"), 2) << "2 is FULL";
        EXPECT_EQ(work->connection().integer("PRAGMA foreign_keys"), 1);
    }
}

TEST_F(OpenSqlite, KeepsTheFileFromOtherPeople) {
    auto const database = Database::open("sqlite:ateneu.db");
    struct stat state {};
    ASSERT_EQ(stat("ateneu.db", &state), 0);
    EXPECT_EQ(state.st_mode & 0777, 0600u);
}

TEST_F(OpenSqlite, SaysWhatIsWrong) {
    std::ofstream("note.txt") << std::string(5000, 'n');
    expect_words(refusal("sqlite:note.txt"), {"note.txt", "a file of another kind"});
    expect_words(refusal("sqlite:note.txt/ateneu.db"), {"folder can't be created"});
    expect_words(refusal("sqlite:."), {"it is a folder"});
    expect_words(refusal("sqlite:"), {"needs the name of a file"});
    expect_words(refusal("mysql://root:secret@here/x"),
                 {"`sqlite:`", "`postgresql://`", "`mysql`"});
    EXPECT_EQ(refusal("mysql://root:secret@here/x").find("secret"), std::string::npos);
}

/// `url` with another host part and password, on the port of the test server.
std::string on_loopback(std::string const& url, std::string const& password) {
    auto const port = url.find("port=");
    if (port == std::string::npos) return "";
    return "postgresql://postgres:" + password + "@127.0.0.1:" + url.substr(port + 5) + "/postgres";
}

TEST(OpenPostgresql, SaysThatNobodyIsThere) {
    // Port 1 is reserved (RFC 6335) and unused.
    expect_words(
        refusal("postgresql://me:secret@127.0.0.1:1/ateneu"),
        {"postgresql://me@127.0.0.1:1/ateneu can't be opened", "Check that the server runs"});
    EXPECT_EQ(refusal("postgresql://me:secret@127.0.0.1:1/ateneu").find("secret"),
              std::string::npos);
}

TEST(OpenPostgresql, SaysThatTheDatabaseIsMissing) {
    auto const database = tests::fresh_database(Dialect::postgresql);
    auto url = tests::url_of(*database);
    url.replace(url.find("ateneu_test_"), 12, "ateneu_none_");
    expect_words(refusal(url), {"does not exist", "check user, password and the name"});
}

TEST(OpenPostgresql, SaysThatThePasswordIsWrong) {
    auto const database = tests::fresh_database(Dialect::postgresql);
    auto const wrong = on_loopback(tests::url_of(*database), "wrong");
    if (wrong.empty()) GTEST_SKIP() << "this server's port is not known";
    expect_words(refusal(wrong), {"password", "check user, password"});
    expect_words(refusal(on_loopback(tests::url_of(*database), "")), {"Give a password"});
}

TEST(OpenPostgresql, SaysThatTheAddressIsNone) {
    EXPECT_NE(refusal("postgresql://host:port:port/x?nonsense=1"), "");
}

TEST(OpenPostgresql, NeverShowsThePassword) {
    auto const database = tests::fresh_database(Dialect::postgresql);
    auto const shown = database->shown();
    EXPECT_TRUE(shown.starts_with("postgresql://")) << shown;
    EXPECT_NE(shown.find("ateneu_test_"), std::string::npos) << shown;
    EXPECT_EQ(shown.find("only-for-tests"), std::string::npos) << shown;
}

TEST(OpenPostgresql, SpeaksUtf8AndUtc) {
    auto const database = tests::fresh_database(Dialect::postgresql);
    auto const work = database->begin(Mode::write);
    EXPECT_EQ(work->connection().text("SHOW client_encoding"), "UTF8");
    EXPECT_EQ(work->connection().text("SHOW timezone"), "UTC");
    EXPECT_EQ(work->connection().text("SHOW standard_conforming_strings"), "on");
    EXPECT_EQ(work->connection().text("SHOW transaction_isolation"), "read committed");
    auto const reading = database->begin(Mode::read);
    EXPECT_EQ(reading->connection().text("SHOW transaction_isolation"), "repeatable read");
    EXPECT_EQ(reading->connection().text("SHOW transaction_read_only"), "on");
}

class FreshDatabases : public tests::OnBothDatabases {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, FreshDatabases, tests::both_databases(),
                         tests::dialect_name);

TEST_P(FreshDatabases, AreEmptyAndApart) {
    auto const other = tests::fresh_database(GetParam());
    constexpr auto sql = "CREATE TABLE thing (id INTEGER PRIMARY KEY)";
    database->transact(Mode::write, [&](Connection& connection) { connection.script(sql); });
    EXPECT_NO_THROW(
        other->transact(Mode::write, [&](Connection& connection) { connection.script(sql); }));
}

TEST_P(FreshDatabases, ArePreparedOncePerNameAndCopied) {
    int times = 0;
    auto const prepare = [&](Database& original) {
        ++times;
        original.transact(Mode::write, [](Connection& connection) {
            connection.script("CREATE TABLE thing (id INTEGER PRIMARY KEY)");
        });
    };
    for (int copy = 0; copy < 3; ++copy) {
        auto const own = tests::fresh_database(GetParam(), "things", prepare);
        own->transact(Mode::write, [](Connection& connection) {
            EXPECT_EQ(connection.execute("INSERT INTO thing (id) VALUES (1)"), 1);
        });
    }
    EXPECT_EQ(times, 1);
}

}  // namespace
}  // namespace ateneu::db
