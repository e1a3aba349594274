#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>

#include "core/db/drivers.h"
#include "core/db/pool.h"
#include "core/db/sqlite_connection.h"
#include "core/db/writer_queue.h"

namespace ateneu::db {

namespace {

constexpr std::size_t most_readers = 16;

Error not_opened(std::string const& path, std::string const& why, std::string const& advice) {
    return Error(Error::Kind::unavailable, "open",
                 "The database " + path + " can't be opened: " + why + ". " + advice);
}

void make_folder(std::filesystem::path const& path) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (!error) return;
    throw not_opened(path.string(), "its folder can't be created (" + error.message() + ")",
                     "Create it yourself, or choose another place.");
}

/// It will hold password hashes, so only its owner may read it; SQLite gives its log the same
/// rights. mknod because closing a descriptor of our own would drop SQLite's locks on the file.
void make_private_file(std::filesystem::path const& path) {
    if (mknod(path.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0 || errno == EEXIST) return;
    throw not_opened(path.string(), std::strerror(errno),
                     "Check the rights of its folder, or choose another place.");
}

std::unique_ptr<SqliteConnection> first_connection(std::filesystem::path const& path) {
    if (std::filesystem::is_directory(path))
        throw not_opened(path.string(), "it is a folder", "Give the name of a file in it.");
    make_folder(path);
    make_private_file(path);
    try {
        return std::make_unique<SqliteConnection>(path.string(), Database::Mode::write);
    } catch (Error const& error) {
        if (error.code == std::to_string(SQLITE_NOTADB))
            throw not_opened(path.string(), "it is a file of another kind",
                             "Choose another name, or move that file away.");
        throw not_opened(path.string(), error.what(),
                         "Check the rights of the file and its folder.");
    }
}

/// Threads that wait for a long change: one fewer than a server of the usual size answers people with.
int most_patient() { return std::max(1, 2 * static_cast<int>(std::thread::hardware_concurrency()) - 1); }

/// One connection that writes, in turn, and a pool of those that read.
class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(std::string const& given)
        : path_(std::filesystem::absolute(given)),
          writer_(first_connection(path_)),
          readers_(most_readers, [this] {
              return std::make_unique<SqliteConnection>(path_.string(), Mode::read);
          }) {}

    Dialect dialect() const override { return Dialect::sqlite; }
    std::string shown() const override { return "sqlite:" + path_.string(); }
    std::unique_ptr<Work> begin(Mode mode) override;

private:
    class Reading;
    class Writing;

    std::filesystem::path path_;
    WriterQueue queue_{{.most = most_patient()}};
    std::unique_ptr<SqliteConnection> writer_;
    Pool<SqliteConnection> readers_;
};

class SqliteDatabase::Reading final : public Work {
public:
    explicit Reading(Pool<SqliteConnection>& readers)
        : readers_(readers), connection_(readers.take()) {
        ticket_.taken();
        try {
            connection_->begin(Mode::read);
        } catch (...) {
            readers_.give_back(nullptr);
            throw;
        }
    }
    ~Reading() override {
        connection_->roll_back();
        readers_.give_back(std::move(connection_));
    }
    Connection& connection() override { return *connection_; }
    void commit() override { connection_->commit(); }

private:
    PoolTicket ticket_{"read"};  // before the connection: it tells how long that took
    Pool<SqliteConnection>& readers_;
    std::unique_ptr<SqliteConnection> connection_;
};

class SqliteDatabase::Writing final : public Work {
public:
    Writing(WriterQueue& queue, SqliteConnection& writer, bool soon) : queue_(queue), writer_(writer) {
        if (!soon) queue_.enter();
        else if (!queue_.enter_soon()) throw Error(Error::Kind::unavailable, "", "A long change is being stored; others wait for it.");
        ticket_.taken();
        try {
            writer_.begin(Mode::write);
        } catch (...) {
            queue_.leave();
            throw;
        }
    }
    ~Writing() override {
        writer_.roll_back();
        queue_.leave();
    }
    Connection& connection() override { return writer_; }
    void commit() override { writer_.commit(); }

private:
    PoolTicket ticket_{"write"};
    WriterQueue& queue_;
    SqliteConnection& writer_;
};

std::unique_ptr<Database::Work> SqliteDatabase::begin(Mode mode) {
    if (mode == Mode::read) return std::make_unique<Reading>(readers_);
    return std::make_unique<Writing>(queue_, *writer_, mode == Mode::write_soon);
}

/// Before SQLite's first use: its count of allocated bytes, which nobody reads, is a lock that all threads share.
void set_up_library() {
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string const& path) {
    set_up_library();
    if (path.empty() || path == ":memory:")
        throw Error(Error::Kind::unavailable, "address",
                    "The database address needs the name of a file: `sqlite:var/ateneu.db`.");
    return std::make_unique<SqliteDatabase>(path);
}

}  // namespace ateneu::db
