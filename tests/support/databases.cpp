#include "tests/support/databases.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <ostream>
#include <stdexcept>

#include "tests/support/postgresql_server.h"

namespace ateneu::db {

void PrintTo(Dialect dialect, std::ostream* out) {
    *out << (dialect == Dialect::sqlite ? "sqlite" : "postgresql");
}

void PrintTo(Error::Kind kind, std::ostream* out) {
    constexpr char const* names[] = {"other", "unique",   "reference",
                                     "check", "conflict", "unavailable"};
    *out << names[static_cast<int>(kind)];
}

}  // namespace ateneu::db

namespace ateneu::tests {

namespace {

namespace fs = std::filesystem;

/// A database file in a folder of its own.
class SqlitePlace {
public:
    SqlitePlace() {
        auto pattern = (fs::temp_directory_path() / "ateneu-sqlite-XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder: " + pattern);
        folder_ = pattern;
    }
    ~SqlitePlace() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    SqlitePlace(SqlitePlace const&) = delete;
    SqlitePlace& operator=(SqlitePlace const&) = delete;

    std::string url() const { return "sqlite:" + file().string(); }
    void copy_from(SqlitePlace const& other) const { fs::copy_file(other.file(), file()); }

private:
    fs::path file() const { return folder_ / "test.db"; }
    fs::path folder_;
};

/// A database on the PostgreSQL server.
class PostgresqlPlace {
public:
    explicit PostgresqlPlace(std::string const& template_name = "template0") : name_(next_name()) {
        postgresql_server().run("CREATE DATABASE " + name_ + " TEMPLATE " + template_name +
                                " ENCODING 'UTF8' STRATEGY file_copy");
    }
    ~PostgresqlPlace() {
        postgresql_server().try_to_run("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    }
    PostgresqlPlace(PostgresqlPlace const&) = delete;
    PostgresqlPlace& operator=(PostgresqlPlace const&) = delete;

    std::string url() const { return postgresql_server().url_of(name_); }
    std::string const& name() const { return name_; }

private:
    /// Several programs may share the server.
    static std::string next_name() {
        static std::atomic<int> number = 0;
        return "ateneu_test_" + std::to_string(getpid()) + "_" + std::to_string(++number);
    }
    std::string name_;
};

/// A database that takes its place away with it.
template <class Place>
class FreshDatabase final : public db::Database {
public:
    explicit FreshDatabase(std::unique_ptr<Place> place)
        : place_(std::move(place)), database_(open(place_->url())) {}

    db::Dialect dialect() const override { return database_->dialect(); }
    std::string shown() const override { return database_->shown(); }
    std::unique_ptr<Work> begin(Mode mode) override { return database_->begin(mode); }
    Place const& place() const { return *place_; }

private:
    std::unique_ptr<Place> place_;  // first, so that it goes last
    std::unique_ptr<db::Database> database_;
};

template <class Place>
std::unique_ptr<db::Database> fresh(std::unique_ptr<Place> place) {
    return std::make_unique<FreshDatabase<Place>>(std::move(place));
}

std::unique_ptr<SqlitePlace> copy_of(SqlitePlace const& original) {
    auto place = std::make_unique<SqlitePlace>();
    place->copy_from(original);
    return place;
}

std::unique_ptr<PostgresqlPlace> copy_of(PostgresqlPlace const& original) {
    return std::make_unique<PostgresqlPlace>(original.name());
}

template <class Place>
std::unique_ptr<db::Database> prepared(std::string const& name,
                                       std::function<void(db::Database&)> const& prepare) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Place>> originals;
    std::lock_guard const lock(mutex);
    auto& original = originals[name];
    if (!original) {
        auto place = std::make_unique<Place>();
        // Closed before it is copied: SQLite then has no log, PostgreSQL nobody connected.
        prepare(*db::Database::open(place->url()));
        original = std::move(place);
    }
    return fresh(copy_of(*original));
}

}  // namespace

std::unique_ptr<db::Database> fresh_database(db::Dialect dialect) {
    if (dialect == db::Dialect::sqlite) return fresh(std::make_unique<SqlitePlace>());
    return fresh(std::make_unique<PostgresqlPlace>());
}

std::unique_ptr<db::Database> fresh_database(db::Dialect dialect, std::string const& name,
                                             std::function<void(db::Database&)> const& prepare) {
    if (dialect == db::Dialect::sqlite) return prepared<SqlitePlace>(name, prepare);
    // Made before the originals, so that it is still there when they are dropped.
    postgresql_server();
    return prepared<PostgresqlPlace>(name, prepare);
}

std::string url_of(db::Database const& database) {
    if (auto const* sqlite = dynamic_cast<FreshDatabase<SqlitePlace> const*>(&database))
        return sqlite->place().url();
    return dynamic_cast<FreshDatabase<PostgresqlPlace> const&>(database).place().url();
}

std::string dialect_name(testing::TestParamInfo<db::Dialect> const& parameter) {
    return testing::PrintToString(parameter.param);
}

}  // namespace ateneu::tests
