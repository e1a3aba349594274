#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/site/site.h"

namespace ateneu::server {

/// Whether this server can take requests, for load balancers: the database takes writes, the schema is the program's, the
/// disk has room, and the server isn't on its way out.
class Probes {
public:
    /// A database that takes longer to answer is as good as away.
    static constexpr int patience_ms = 200;
    /// Less of the disk free, in per cent, is too little.
    static constexpr int least_free_percent = 5;

    explicit Probes(Site const& site);
    ~Probes();
    Probes(Probes const&) = delete;
    Probes& operator=(Probes const&) = delete;

    /// Everything that stands in the way, as fixed words with what explains them; empty: ready.
    std::vector<std::string> obstacles();
    /// Not ready from now on: the balancer sends nobody new while requests under way are finished.
    void drain() { is_draining_ = true; }

private:
    void keep_looking();
    std::vector<std::string> look();

    Site const& site_;
    std::atomic<bool> is_draining_ = false;
    // One thread looks at a time, however many ask: a database that doesn't answer would hold them all.
    std::mutex mutex_;
    std::condition_variable wanted_, found_;
    bool is_wanted_ = false, is_ending_ = false;
    std::uint64_t looks_ = 0;
    std::vector<std::string> last_;
    std::thread thread_;
};

}  // namespace ateneu::server
