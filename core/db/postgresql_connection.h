#pragma once
#include "core/db/postgresql_answer.h"
#include "core/db/statement_cache.h"

namespace ateneu::db {

/// One connection to a PostgreSQL server, set up as Ateneu wants it.
class PostgresqlConnection final : public Connection {
public:
    /// Throws `Error{unavailable}` with advice.
    explicit PostgresqlConnection(std::string const& url);
    ~PostgresqlConnection() override;
    PostgresqlConnection(PostgresqlConnection const&) = delete;
    PostgresqlConnection& operator=(PostgresqlConnection const&) = delete;

    Dialect dialect() const override { return Dialect::postgresql; }
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

    /// Asks the socket, not the server: a server that hung up has left its goodbye there.
    bool is_alive();
    void begin(Database::Mode mode);
    void commit();
    /// False where the connection is of no more use.
    bool roll_back() noexcept;
    /// While rows stream in or COPY runs, nothing else may use the connection.
    void set_busy(bool is_busy) { is_busy_ = is_busy; }
    PGconn* handle() const { return handle_; }

private:
    void must_be_free(std::string_view sql) const;
    /// The server's name for the prepared statement.
    std::string const& prepared(std::string_view sql);
    Answer run(std::string_view sql, std::span<Parameter const> parameters);

    PGconn* handle_ = nullptr;
    StatementCache<std::string> statements_{statements_per_connection};
    std::int64_t next_name_ = 1;
    bool is_busy_ = false;
};

/// A new connection as libpq gives it, with its settings made.
PGconn* connect_postgresql(std::string const& url);
/// The address without its password.
std::string shown_postgresql(std::string const& url);
/// Rows of the statement that was just sent, as they arrive.
std::unique_ptr<Rows> postgresql_stream(PostgresqlConnection& connection, std::string_view sql);
/// COPY … FROM STDIN.
std::unique_ptr<Connection::Bulk> postgresql_bulk(PostgresqlConnection& connection,
                                                  std::string_view table,
                                                  std::span<std::string const> columns);

}  // namespace ateneu::db
