#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/embedded.h"

namespace ateneu::db {

enum class Dialect { sqlite, postgresql };

/// A value for `$1`, `$2` …; text is borrowed for the call. bool, integer, real, text, NULL.
using Parameter = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

/// The database refused or failed. `code`: SQLSTATE on PostgreSQL, the extended code on SQLite.
struct Error : std::runtime_error {
    enum class Kind {
        other,
        unique,      ///< a unique key is taken
        reference,   ///< a foreign key points nowhere, or is still pointed at
        check,       ///< CHECK, NOT NULL, or a value its column can't hold (also NUL or broken UTF-8 in text)
        conflict,    ///< serialisation failure or deadlock: the whole request may be tried again
        unavailable  ///< connection gone, disk full, read-only, locked by another program
    };
    Error(Kind k, std::string c, std::string const& what)
        : std::runtime_error(what), kind(k), code(std::move(c)) {}
    Kind kind;
    std::string code;
};

/// The rows of one statement, read forward; gone before its transaction is. Column numbers start at 0.
/// Text is a view into the driver's memory, good until the next `next()`.
/// While rows are open, don't write the tables they come from: SQLite finds them as it goes.
class Rows {
public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual int columns() const = 0;
    virtual std::string_view name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;  ///< 0 where NULL; true is 1 on both databases
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  ///< "" where NULL
    bool boolean(int column) const { return integer(column) != 0; }
};

/// One connection with its prepared statements, kept by SQL text. Not shared between threads.
class Connection {
public:
    virtual ~Connection() = default;
    virtual Dialect dialect() const = 0;
    /// Runs one statement; `$n` binds `parameters[n-1]`, by number on both databases.
    /// SQL given here is prepared once and cached; text that differs each time goes through `script`.
    virtual std::unique_ptr<Rows> query(std::string_view sql, std::span<Parameter const> parameters) = 0;
    /// Like `query`, for results too large to hold in memory: rows arrive one at a time, and nothing
    /// else may run on this connection until they are read or let go.
    virtual std::unique_ptr<Rows> stream(std::string_view sql, std::span<Parameter const> parameters) = 0;
    /// Runs one statement to its end; the number of rows it changed.
    virtual std::int64_t execute(std::string_view sql, std::span<Parameter const> parameters) = 0;
    /// Several statements without parameters, not cached (migrations, BEGIN, COMMIT).
    virtual void script(std::string_view sql) = 0;

    std::unique_ptr<Rows> query(std::string_view sql, std::initializer_list<Parameter> p = {}) {
        return query(sql, std::span<Parameter const>(p.begin(), p.size()));
    }
    std::unique_ptr<Rows> stream(std::string_view sql, std::initializer_list<Parameter> p = {}) {
        return stream(sql, std::span<Parameter const>(p.begin(), p.size()));
    }
    std::int64_t execute(std::string_view sql, std::initializer_list<Parameter> p = {}) {
        return execute(sql, std::span<Parameter const>(p.begin(), p.size()));
    }
    /// The first column of the first row, or nothing (also where it is NULL).
    std::optional<std::int64_t> integer(std::string_view sql, std::initializer_list<Parameter> p = {});
    std::optional<std::string> text(std::string_view sql, std::initializer_list<Parameter> p = {});

    bool sqlite() const { return dialect() == Dialect::sqlite; }

    /// Bulk writing for imports: rows of text as `COPY` gives them (nullopt is NULL), into columns.
    /// PostgreSQL streams COPY; SQLite runs one prepared INSERT. `finish` must be called, and nothing
    /// else may run on this connection before it. Throws `Error` whose sentence names the row.
    class Bulk {
    public:
        virtual ~Bulk() = default;
        virtual void row(std::span<std::optional<std::string_view> const> cells) = 0;
        virtual void finish() = 0;
    };
    /// `types` say how SQLite stores each cell: 'i' integer (`t` and `f` are 1 and 0), 'r' real, 't' text.
    virtual std::unique_ptr<Bulk> bulk(std::string_view table, std::span<std::string const> columns,
                                       std::string_view types) = 0;
};

/// A pool of connections to one database, shared by all threads.
class Database {
public:
    /// `sqlite:PATH` (created when missing, its folder too) or `postgresql://…`.
    /// Throws `Error{unavailable}` with a sentence that says what to do.
    static std::unique_ptr<Database> open(std::string const& url);
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    /// The URL without its password, for logs and messages.
    virtual std::string shown() const = 0;

    enum class Mode {
        read,
        write,
        write_soon  ///< for somebody who waits for an answer: SQLite's turn comes in time or `Error{unavailable}` does
    };
    /// A transaction on a connection of its own: rolled back unless `commit()` was called. After an
    /// `Error` it is only good for rolling back: PostgreSQL takes nothing more.
    /// `read`: one snapshot. `write`: SQLite's writers queue here in order, so that nobody meets "locked";
    /// PostgreSQL is READ COMMITTED.
    class Work {
    public:
        virtual ~Work() = default;
        virtual Connection& connection() = 0;
        virtual void commit() = 0;
    };
    /// Waits while all connections are out. A thread that holds a write transaction must not begin
    /// another. A dead connection is replaced; throws `Error{unavailable}` where that fails.
    virtual std::unique_ptr<Work> begin(Mode mode) = 0;

    /// Runs `deed` in a transaction and commits; `conflict` errors run it again, at most three times.
    void transact(Mode mode, std::function<void(Connection&)> const& deed);
};

/// One step of a schema: `0001_name.sqlite.sql` and its PostgreSQL twin, numbered per app.
struct Migrations {
    std::string app;
    std::span<base::Embedded const> files;
};
/// Applies what is missing, each in its own transaction, under a lock that other servers respect
/// (PostgreSQL advisory lock, SQLite's writer). Returns the names of the applied ones,
/// as `app/0001_name`. Throws when the database knows a migration that this program does not.
std::vector<std::string> migrate(Database& database, std::span<Migrations const> all);
/// Which ones are missing, without applying.
std::vector<std::string> pending_migrations(Database& database, std::span<Migrations const> all);

}  // namespace ateneu::db
