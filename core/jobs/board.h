#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ateneu::jobs {

/// How far a job is.
struct Progress {
    std::int64_t done = 0, total = 0;  ///< total 0: not known
    std::string said;
    friend bool operator==(Progress const&, Progress const&) = default;
};

/// Where this server's running jobs say how far they are, at once and without the database: on SQLite a job that
/// writes holds the only writer. From here the rows are brought up to date, and who wants a job to stop says it.
class Board {
public:
    void open(std::int64_t job);
    void close(std::int64_t job);
    void say(std::int64_t job, Progress progress);
    void ask_to_stop(std::int64_t job);
    bool is_asked_to_stop(std::int64_t job) const;
    /// Nothing where this server doesn't run it.
    std::optional<Progress> of(std::int64_t job) const;
    std::vector<std::int64_t> running() const;
    /// What was said since the last call.
    std::vector<std::pair<std::int64_t, Progress>> news();

private:
    struct Line {
        Progress progress;
        bool is_new = false, stop_asked = false;
    };
    mutable std::mutex mutex_;
    std::map<std::int64_t, Line> lines_;
};

}  // namespace ateneu::jobs
