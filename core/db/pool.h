#pragma once
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace ateneu::db {

/// Connections that threads take and give back; made on demand, at most `limit` at a time.
template <class Connection>
class Pool {
public:
    using Make = std::function<std::unique_ptr<Connection>()>;
    Pool(std::size_t limit, Make make) : limit_(limit), make_(std::move(make)) {}

    /// Waits while all are out. Throws what `make` throws.
    std::unique_ptr<Connection> take() {
        std::unique_lock lock(mutex_);
        came_back_.wait(lock, [&] { return !idle_.empty() || made_ < limit_; });
        if (!idle_.empty()) {
            // The one used last has its statements prepared and its pages cached.
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++made_;
        lock.unlock();
        try {
            return make_();
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Null where the connection is lost: another may be made in its place.
    void give_back(std::unique_ptr<Connection> connection) {
        {
            std::lock_guard const lock(mutex_);
            if (connection)
                idle_.push_back(std::move(connection));
            else
                --made_;
        }
        came_back_.notify_one();
    }

private:
    std::size_t const limit_;
    Make const make_;
    std::mutex mutex_;
    std::condition_variable came_back_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t made_ = 0;
};

}  // namespace ateneu::db
