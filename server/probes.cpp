#include "server/probes.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

namespace ateneu::server {

namespace {

/// Where the database's file lies, or, with PostgreSQL, where we were started.
std::filesystem::path disk_of(db::Database const& database) {
    auto const shown = database.shown();
    constexpr std::string_view sqlite = "sqlite:";
    return shown.starts_with(sqlite) ? std::filesystem::path(shown.substr(sqlite.size())).parent_path() : std::filesystem::current_path();
}

/// A transaction that may write, taken back: SQLite takes its file's write lock; PostgreSQL gives a number, which a standby
/// can't.
void try_to_write(db::Database& database) {
    auto const work = database.begin(db::Database::Mode::write_soon);
    if (!work->connection().sqlite()) work->connection().integer("SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint)");
}

}  // namespace

Probes::Probes(Site const& site) : site_(site), thread_([this] { keep_looking(); }) {}

Probes::~Probes() {
    {
        std::lock_guard const lock(mutex_);
        is_ending_ = true;
    }
    wanted_.notify_all();
    thread_.join();
}

std::vector<std::string> Probes::obstacles() {
    if (is_draining_) return {"draining"};
    std::unique_lock lock(mutex_);
    auto const before = looks_;
    is_wanted_ = true;
    wanted_.notify_one();
    if (found_.wait_for(lock, std::chrono::milliseconds(patience_ms), [&] { return looks_ > before; })) return last_;
    return {fmt::format("database: no answer within {} ms", patience_ms)};
}

void Probes::keep_looking() {
    std::unique_lock lock(mutex_);
    while (!is_ending_) {
        wanted_.wait(lock, [&] { return is_wanted_ || is_ending_; });
        if (is_ending_) return;
        is_wanted_ = false;
        lock.unlock();
        auto found = look();
        lock.lock();
        last_ = std::move(found);
        ++looks_;
        found_.notify_all();
    }
}

std::vector<std::string> Probes::look() {
    std::vector<std::string> found;
    try {
        try_to_write(site_.database());
        auto const missing = db::pending_migrations(site_.database(), migrations_of(site_.apps()));
        if (!missing.empty()) found.push_back(fmt::format("schema: {} migrations are missing", missing.size()));
    } catch (std::exception const& error) {
        found.push_back(std::string("database: ") + error.what());
    }
    std::error_code error;
    auto const space = std::filesystem::space(disk_of(site_.database()), error);
    if (!error && space.capacity > 0 && space.available / (space.capacity / 100 + 1) < least_free_percent)
        found.push_back(fmt::format("disk: less than {} % is free", least_free_percent));
    return found;
}

}  // namespace ateneu::server
