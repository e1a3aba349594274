#pragma once
#include <sqlite3.h>

#include "core/db/database.h"
#include "core/db/watch.h"

namespace ateneu::db {

/// What `connection` reports just now, as our error; `sql` is shown where the statement itself is
/// at fault.
Error sqlite_error(sqlite3* connection, std::string_view sql = {});

/// One prepared statement. `$n` is a name to SQLite, so each place remembers its number.
class SqliteStatement {
public:
    SqliteStatement(sqlite3* connection, std::string_view sql);
    ~SqliteStatement();
    SqliteStatement(SqliteStatement const&) = delete;
    SqliteStatement& operator=(SqliteStatement const&) = delete;

    enum class Texts {
        borrowed,  ///< they live until `reset`
        copied
    };
    void bind(std::span<Parameter const> parameters, Texts texts);
    /// True: there is a row. After the last one, and after an error, it is reset.
    bool step();
    /// Ends the run and forgets its parameters.
    void reset() noexcept;
    bool only_reads() const;
    sqlite3_stmt* handle() const { return handle_; }

private:
    void note() noexcept;
    void must_be_alone(char const* tail, char const* end) const;
    void read_numbers();
    void bind_one(int index, Parameter const& parameter, Texts texts);

    sqlite3* connection_;
    sqlite3_stmt* handle_ = nullptr;
    std::vector<std::size_t> numbers_;  ///< of the places, in SQLite's order
    std::size_t wanted_ = 0;            ///< the highest of them
    std::chrono::nanoseconds took_{0};  ///< so far; also preparing it
    std::int64_t steps_ = 0;
    std::int64_t rows_ = 0;
};

/// Runs the statement and gives its rows: read as they are found where it only reads, and collected
/// first where it writes (`RETURNING`), so that all is done and checked when this returns.
/// The statement is shared with the connection's cache; whoever lets go last finalises it.
std::unique_ptr<Rows> sqlite_rows(std::shared_ptr<SqliteStatement> statement);

}  // namespace ateneu::db
