#include "core/db/writer_queue.h"

#include <gtest/gtest.h>

#include <atomic>

namespace ateneu::db {
namespace {

using namespace std::chrono_literals;

TEST(WriterQueue, LetsThemInOneAtATimeInTheOrderTheyCame) {
    WriterQueue queue({});
    std::vector<int> order;
    std::vector<std::thread> threads;
    queue.enter();
    for (int n = 0; n < 5; ++n) {
        threads.emplace_back([&, n] {
            queue.enter();
            order.push_back(n);
            queue.leave();
        });
        std::this_thread::sleep_for(20ms);
    }
    queue.leave();
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(order, (std::vector{0, 1, 2, 3, 4}));
}

TEST(WriterQueue, GivesUpAndLeavesTheQueueInOrder) {
    WriterQueue queue({.most = 1, .usual = 50ms, .short_one = 1ms});
    std::atomic<int> given_up = 0, came_in = 0;
    queue.enter();
    std::vector<std::thread> threads;
    for (int n = 0; n < 3; ++n) threads.emplace_back([&] { queue.enter_soon() ? ++came_in : ++given_up; });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(given_up, 3);
    std::thread last([&] {
        queue.enter();
        ++came_in;
        queue.leave();
    });
    queue.leave();
    last.join();
    EXPECT_EQ(came_in, 1) << "those who gave up hold nobody up";
    EXPECT_TRUE(queue.enter_soon());
    queue.leave();
}

TEST(WriterQueue, WhoFindsManyWaitingGivesUpBeforeThem) {
    WriterQueue queue({.most = 1, .usual = 60s, .short_one = 1ms});
    std::atomic<bool> patient_came = false;
    queue.enter();
    std::thread patient([&] {
        patient_came = queue.enter_soon();
        queue.leave();
    });
    std::this_thread::sleep_for(20ms);
    std::thread other([&] { EXPECT_FALSE(queue.enter_soon()); });
    other.join();
    EXPECT_FALSE(patient_came);
    queue.leave();
    patient.join();
    EXPECT_TRUE(patient_came);
}

}  // namespace
}  // namespace ateneu::db
