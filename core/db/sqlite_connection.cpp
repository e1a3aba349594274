#include "core/db/sqlite_connection.h"

#include <chrono>
#include <thread>

#include "core/db/references.h"

namespace ateneu::db {

namespace {

/// How long another program may write before we give up.
constexpr int patience_ms = 60'000;

}  // namespace

SqliteConnection::SqliteConnection(std::string const& path, Database::Mode mode) {
    // A pool gives a connection to one thread at a time, so SQLite needs no mutex of its own.
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                          SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    auto const code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
    try {
        if (code != SQLITE_OK) throw sqlite_error(handle_);
        set_up(mode);
    } catch (...) {
        statements_.clear();
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    statements_.clear();
    sqlite3_close_v2(handle_);
}

void SqliteConnection::set_up(Database::Mode mode) {
    sqlite3_busy_timeout(handle_, patience_ms);
    // As in PostgreSQL, "x" is a column and never a text.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    use_write_ahead_log();
    script(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA journal_size_limit = 67108864");
    // A writer holds the pages of a large import. Readers share the system's page cache instead of copying from it,
    // and can't write, as in PostgreSQL.
    script(mode == Database::Mode::write ? "PRAGMA cache_size = -16000" : "PRAGMA query_only = ON; PRAGMA mmap_size = 4294967296");
}

void SqliteConnection::use_write_ahead_log() {
    if (text("PRAGMA journal_mode") == "wal") return;
    // SQLite answers "busy" at once when two programs turn a new file to WAL together.
    using std::chrono::steady_clock;
    auto const end = steady_clock::now() + std::chrono::milliseconds(patience_ms);
    for (;;) {
        try {
            if (text("PRAGMA journal_mode = WAL") == "wal") return;
            throw Error(Error::Kind::unavailable, std::to_string(SQLITE_READONLY),
                        "the file system can't keep a write-ahead log");
        } catch (Error const& error) {
            auto const is_busy = (std::stoi(error.code) & 0xff) == SQLITE_BUSY;
            if (!is_busy || steady_clock::now() > end) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

std::shared_ptr<SqliteStatement> SqliteConnection::statement(std::string_view sql) {
    auto const* kept = statements_.find(sql);
    if (kept && kept->use_count() == 1) return *kept;
    auto fresh = std::make_shared<SqliteStatement>(handle_, sql);
    // While the kept one is being read, the same query inside its loop gets a statement of its own.
    if (!kept) statements_.keep(sql, fresh);
    return fresh;
}

std::unique_ptr<Rows> SqliteConnection::query(std::string_view sql,
                                              std::span<Parameter const> parameters) {
    using Texts = SqliteStatement::Texts;
    auto found = statement(sql);
    found->bind(parameters, found->only_reads() ? Texts::copied : Texts::borrowed);
    return sqlite_rows(std::move(found));
}

std::unique_ptr<Rows> SqliteConnection::stream(std::string_view sql,
                                               std::span<Parameter const> parameters) {
    return query(sql, parameters);
}

std::int64_t SqliteConnection::execute(std::string_view sql,
                                       std::span<Parameter const> parameters) {
    auto const found = statement(sql);
    found->bind(parameters, SqliteStatement::Texts::borrowed);
    // sqlite3_changes keeps the number of the last statement that changed rows.
    auto const before = sqlite3_total_changes64(handle_);
    while (found->step()) {
    }
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::script(std::string_view sql) {
    if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw sqlite_error(handle_);
}

std::unique_ptr<Connection::Bulk> SqliteConnection::bulk(std::string_view table,
                                                         std::span<std::string const> columns,
                                                         std::string_view types) {
    return sqlite_bulk(handle_, table, columns, types);
}

void leave_references_unwatched(Connection& sql) {
    if (auto* const sqlite = dynamic_cast<SqliteConnection*>(&sql)) sqlite->watch_references(false);
}

void SqliteConnection::watch_references(bool on) {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, nullptr);
}

void SqliteConnection::begin(Database::Mode mode) {
    watch_references(true);
    if (mode == Database::Mode::write) {
        execute("BEGIN IMMEDIATE");
        return;
    }
    execute("BEGIN DEFERRED");
    // The snapshot is taken by the first reading, so we read.
    execute("SELECT 1 FROM sqlite_schema LIMIT 1");
}

void SqliteConnection::commit() { execute("COMMIT"); }

void SqliteConnection::roll_back() noexcept {
    for (auto* one = sqlite3_next_stmt(handle_, nullptr); one;
         one = sqlite3_next_stmt(handle_, one))
        if (sqlite3_stmt_busy(one)) sqlite3_reset(one);
    // SQLite has rolled back by itself after a full disk.
    if (!sqlite3_get_autocommit(handle_))
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace ateneu::db
