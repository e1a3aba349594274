#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>

#include "core/base/result.h"

namespace ateneu::db {

/// Lets one thread at a time write, in the order they came: SQLite's own busy handler polls, and a
/// thread may then wait for ever while others overtake it.
class WriterQueue {
public:
    /// How long `enter_soon` waits. While a long change goes on, those who wait for it may not be all threads that
    /// answer people: who finds `most` of them waiting already gives up early.
    struct Patience {
        int most = 1;
        std::chrono::milliseconds usual{20'000}, short_one{500};
    };
    explicit WriterQueue(Patience patience) : patience_(patience) {}

    /// Waits for its turn. A thread that is in already would wait for itself: that is a mistake.
    void enter() {
        std::unique_lock lock(mutex_);
        auto const ticket = line_up();
        turn_.wait(lock, [&] { return is_turn_of(ticket); });
        go_in();
    }
    /// The same for a while; false where the turn didn't come.
    bool enter_soon() {
        std::unique_lock lock(mutex_);
        auto const ticket = line_up();
        bool const is_patient = patient_ < patience_.most;
        patient_ += is_patient ? 1 : 0;
        bool const came = turn_.wait_for(lock, is_patient ? patience_.usual : patience_.short_one, [&] { return is_turn_of(ticket); });
        patient_ -= is_patient ? 1 : 0;
        if (came) {
            go_in();
        } else {
            std::erase(waiting_, ticket);
            turn_.notify_all();
        }
        return came;
    }
    void leave() {
        {
            std::lock_guard const lock(mutex_);
            is_busy_ = false;
            inside_ = {};
        }
        turn_.notify_all();
    }

private:
    std::uint64_t line_up() {
        must(inside_ != std::this_thread::get_id(), "this thread is writing already");
        return waiting_.emplace_back(next_ticket_++);
    }
    bool is_turn_of(std::uint64_t ticket) const { return !is_busy_ && waiting_.front() == ticket; }
    void go_in() {
        waiting_.pop_front();
        is_busy_ = true;
        inside_ = std::this_thread::get_id();
    }

    Patience const patience_;
    std::mutex mutex_;
    std::condition_variable turn_;
    std::deque<std::uint64_t> waiting_;
    std::uint64_t next_ticket_ = 0;
    int patient_ = 0;  ///< threads in `enter_soon` that wait long
    bool is_busy_ = false;
    std::thread::id inside_;
};

}  // namespace ateneu::db
