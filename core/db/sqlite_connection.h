#pragma once
#include "core/db/sqlite_statement.h"
#include "core/db/statement_cache.h"

namespace ateneu::db {

/// One connection to an SQLite file, set up as Ateneu wants it.
class SqliteConnection final : public Connection {
public:
    /// `path` is absolute. Only a writer may change anything.
    SqliteConnection(std::string const& path, Database::Mode mode);
    ~SqliteConnection() override;
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    Dialect dialect() const override { return Dialect::sqlite; }
    using Connection::execute;
    using Connection::query;
    using Connection::stream;
    std::unique_ptr<Rows> query(std::string_view sql,
                                std::span<Parameter const> parameters) override;
    std::unique_ptr<Rows> stream(std::string_view sql,
                                 std::span<Parameter const> parameters) override;
    std::int64_t execute(std::string_view sql, std::span<Parameter const> parameters) override;
    void script(std::string_view sql) override;
    std::unique_ptr<Bulk> bulk(std::string_view table, std::span<std::string const> columns,
                               std::string_view types) override;

    /// Unlike PRAGMA foreign_keys this also works inside a transaction; the next one watches again.
    void watch_references(bool on);

    void begin(Database::Mode mode);
    void commit();
    /// Also ends the statements that are still being read: they would hold an old snapshot.
    void roll_back() noexcept;

private:
    void set_up(Database::Mode mode);
    void use_write_ahead_log();
    std::shared_ptr<SqliteStatement> statement(std::string_view sql);

    sqlite3* handle_ = nullptr;
    StatementCache<std::shared_ptr<SqliteStatement>> statements_{statements_per_connection};
};

/// One prepared INSERT for many rows.
std::unique_ptr<Connection::Bulk> sqlite_bulk(sqlite3* connection, std::string_view table,
                                              std::span<std::string const> columns,
                                              std::string_view types);

}  // namespace ateneu::db
