#include <cstdlib>
#include <set>

#include "apps/workshops/amy/mapping.h"
#include "apps/workshops/amy/sample.h"
#include "apps/workshops/amy/test_import.h"
#include "core/access/password.h"
#include "core/store/history.h"

namespace ateneu::workshops {
namespace {

/// The dump that AMY itself made of its example data, or the one named; where it is missing, the one made for tests.
class RealAmyDump : public AmyImport {
protected:
    RealAmyDump() {
        auto const* named = std::getenv("ATENEU_TEST_AMY_DUMP");
        auto const real = tests::real_amy_dump(named ? named : "default.sql.gz");
        if (!real) made_.emplace(AmyDump().sql());
        path = real.value_or(made_ ? made_->path : "");
    }
    std::string path;

private:
    std::optional<tests::DumpFile> made_;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, RealAmyDump, tests::both_databases(), tests::dialect_name);

TEST_P(RealAmyDump, ComesWholeAndEqualFieldByField) {
    amy::Sample sample(path, 50);
    auto const report = import_file(path);
    for (auto const& each : report.tables) {
        auto counted = each.written;
        for (auto const& left : each.left_out) counted += left.count;
        EXPECT_EQ(counted, sample.rows(each.name)) << each.name;
        EXPECT_TRUE(each.unknown_columns.empty())
            << each.name << "." << each.unknown_columns.front();
        // Of what becomes records, nothing but comments on what is gone stays behind.
        if (amy::table_named(each.name) && each.name != "django_comments") {
            EXPECT_EQ(each.written, each.in_dump) << each.name;
        }
    }
    EXPECT_EQ(static_cast<std::size_t>(sample.tables()), report.tables.size());
    auto const work = database->begin(db::Database::Mode::read);
    sample.compare(work->connection(), registry());
    EXPECT_GT(sample.compared(), 100);
}

TEST_P(RealAmyDump, LetsItsAdministratorIn) {
    import_file(path);
    auto const hash = text(
        R"(SELECT password FROM people_login JOIN people_person person ON person.id = people_login.person
                              WHERE username = 'admin' AND is_superuser AND is_active)");
    EXPECT_TRUE(verify_password("admin", hash));
}

/// All places where text stands, but the one for passwords.
std::vector<std::string> questions_about_text(db::Connection& sql, std::string const& secret) {
    auto const rows =
        sql.sqlite()
            ? sql.query(R"(SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
                                                  WHERE m.type = 'table')")
            : sql.query(R"(SELECT table_name, column_name FROM information_schema.columns
                                                  WHERE table_schema = current_schema())");
    std::vector<std::string> questions;
    while (rows->next()) {
        if (rows->text(0) == "people_login" || rows->text(0).starts_with("sqlite_")) continue;
        auto const column = "\"" + std::string(rows->text(1)) + "\"";
        auto const found =
            sql.sqlite() ? "instr(CAST(" + column + " AS BLOB), CAST('" + secret + "' AS BLOB)) > 0"
                         : "position('" + secret + "' in CAST(" + column + " AS text)) > 0";
        questions.push_back("SELECT COUNT(*) FROM \"" + std::string(rows->text(0)) + "\" WHERE " +
                            found);
    }
    return questions;
}

TEST_P(RealAmyDump, KeepsPasswordsInOnePlaceOnly) {
    import_file(path);
    EXPECT_GT(number("SELECT COUNT(*) FROM people_login WHERE password LIKE 'argon2$%'"), 0);
    auto const work = database->begin(db::Database::Mode::read);
    for (std::string const secret : {"argon2$", "argon2id", "pbkdf2_", "bcrypt"}) {
        auto const questions = questions_about_text(work->connection(), secret);
        EXPECT_GT(questions.size(), 300u);
        for (auto const& question : questions)
            EXPECT_EQ(work->connection().integer(question), 0) << question;
    }
}

TEST_P(RealAmyDump, CanBeReadBackInTime) {
    import_file(path);
    auto const id = number("SELECT MIN(record) FROM core_change WHERE entity = 'workshops.event'");
    std::vector<HistoryEntry> entries;
    write([&](Transaction& tx) {
        entries = history_of(tx, *registry().find("workshops.event"), id);
    });
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(entries.back().action, Action::add);
    bool has_slug = false;
    for (auto const& field : entries.back().fields) has_slug = has_slug || field.field == "slug";
    EXPECT_TRUE(has_slug);
}

TEST_P(RealAmyDump, LeavesRoomForTheSeeds) {
    import_file(path);
    auto const before = rows("workshops_role");
    write([](Transaction& tx) {
        for (auto const& app : apps()) app.seed(tx);
    });
    EXPECT_GE(rows("workshops_role"), before);
    auto const after = counts();
    write([](Transaction& tx) {
        for (auto const& app : apps()) app.seed(tx);
    });
    EXPECT_EQ(counts(), after);
}

}  // namespace
}  // namespace ateneu::workshops
