#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

#include "core/db/database.h"

namespace ateneu::db {

/// How GoogleTest shows them.
void PrintTo(Dialect dialect, std::ostream* out);
void PrintTo(Error::Kind kind, std::ostream* out);

}  // namespace ateneu::db

namespace ateneu::tests {

/// An empty database of its own, gone when it is destroyed. SQLite: a file in a temporary folder.
/// PostgreSQL: on the server of ATENEU_TEST_POSTGRESQL, or on one that starts at the first use and
/// ends with the program.
std::unique_ptr<db::Database> fresh_database(db::Dialect dialect);

/// Like it, with `prepare` done: that runs once per program and `name`, and every call gets a copy.
std::unique_ptr<db::Database> fresh_database(db::Dialect dialect, std::string const& name,
                                             std::function<void(db::Database&)> const& prepare);

/// The address of a fresh database, password and all, to open it a second time.
std::string url_of(db::Database const& fresh);

/// INSTANTIATE_TEST_SUITE_P(BothDatabases, Migrations, tests::both_databases(),
/// tests::dialect_name);
inline auto both_databases() {
    return testing::Values(db::Dialect::sqlite, db::Dialect::postgresql);
}
std::string dialect_name(testing::TestParamInfo<db::Dialect> const& parameter);

/// A test of what only PostgreSQL has, on an empty database.
class OnPostgresql : public testing::Test {
protected:
    std::unique_ptr<db::Database> database = fresh_database(db::Dialect::postgresql);
};

/// A test that runs once on each database, each time on an empty one.
class OnBothDatabases : public testing::TestWithParam<db::Dialect> {
protected:
    bool sqlite() const { return GetParam() == db::Dialect::sqlite; }

    std::unique_ptr<db::Database> database = fresh_database(GetParam());
};

}  // namespace ateneu::tests
