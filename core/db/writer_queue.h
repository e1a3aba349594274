#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "core/base/result.h"

namespace ateneu::db {

/// Lets one thread at a time write, in the order they came: SQLite's own busy handler polls, and a
/// thread may then wait for ever while others overtake it.
class WriterQueue {
public:
    /// Waits for its turn. A thread that is in already would wait for itself: that is a mistake.
    void enter() {
        std::unique_lock lock(mutex_);
        must(inside_ != std::this_thread::get_id(), "this thread is writing already");
        auto const ticket = next_ticket_++;
        turn_.wait(lock, [&] { return ticket == serving_; });
        inside_ = std::this_thread::get_id();
    }

    void leave() {
        {
            std::lock_guard const lock(mutex_);
            inside_ = {};
            ++serving_;
        }
        turn_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable turn_;
    std::uint64_t next_ticket_ = 0;
    std::uint64_t serving_ = 0;
    std::thread::id inside_;
};

}  // namespace ateneu::db
