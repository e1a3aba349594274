#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "core/access/directory.h"
#include "core/jobs/kind.h"
#include "core/jobs/run.h"

namespace ateneu::jobs {

/// This server's workers: threads that take jobs and run them, and one that keeps their leases, brings their
/// progress into the database and orders what is due.
class Workers {
public:
    struct House {
        db::Database& database;
        Registry const& registry;
        std::span<Reaction const> reactions;
        Directory& directory;
        Board& board;
        std::vector<Kind> kinds;
        std::function<Instant()> clock;
        /// Called with the program's rights once a job whose kind tells its owner has ended; may be null.
        std::function<void(Transaction&, Id<Job>)> tell = {};
    };
    explicit Workers(House house);
    ~Workers();
    void start(int threads);
    /// Jobs under way are interrupted at their next look and wait in the queue for the next server.
    void stop();

    /// Takes one job and runs it, in this thread; false where none waits. What the threads do; tests call it.
    bool run_one();
    /// One round of the keeping thread.
    void keep_all();

private:
    std::optional<Taken> take_one();
    void run(Taken const& taken);
    void attempt(Taken const& taken);
    void work_on(Taken const& taken, Kind const& kind, Run& run);
    void failed_attempt(Taken const& taken, Kind const& kind, Tongue const& tongue, Message const& message, std::string const& what);
    void end(Taken const& taken, State state, std::string const& problem);
    void tell(Taken const& taken);
    Kind const* kind(std::string_view name) const;
    void in_database(std::function<void(db::Connection&)> const& deed);
    /// Sleeps at most so long; true when it is time to stop.
    bool rest(int milliseconds);

    House house_;
    std::string name_;  ///< of this server among others
    Instant renew_at_;  ///< the leases; only the keeping thread looks
    std::mutex taking_;
    std::map<std::string, int, std::less<>> running_;  ///< jobs of each kind; under `taking_`
    std::atomic<bool> is_stopping_ = false;
    std::mutex mutex_;
    std::condition_variable stopping_;
    std::vector<std::thread> threads_;
};

}  // namespace ateneu::jobs
