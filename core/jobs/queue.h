#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/jobs/board.h"
#include "core/jobs/job.h"
#include "core/store/store.h"

// The rows of the queue: ordering jobs, taking them, and saying what became of them. Each function is one statement
// or two, so that several servers can work on one queue.

namespace ateneu::jobs {

/// A job as somebody orders it.
struct Order {
    std::string kind;
    std::string title;             ///< for people, in their language
    std::string parameters = "{}"; ///< JSON
    std::string key = {};          ///< when one with this key waits or runs already, that one is meant
    std::string address = {};      ///< where its result will be seen
    Instant due_at = {};           ///< not before; the beginning of time: at once
    bool for_program = false;      ///< with the program's rights instead of the orderer's
};
/// Waits for a worker as soon as the transaction commits. The job's id.
Id<Job> order(Transaction& tx, Order const& wanted);
/// The same without somebody who orders.
Id<Job> order(db::Connection& sql, Order const& wanted, std::optional<AnyReference> const& owner, Instant now);

/// A job that waits stops at once; one that runs, the next time it looks. False where it has ended already.
bool ask_to_stop(db::Connection& sql, Id<Job> job, Instant now);
/// A job that failed or was stopped waits again. False for any other.
bool try_again(db::Connection& sql, Id<Job> job, Instant now);

/// What a worker needs of a job that it took.
struct Taken {
    Id<Job> id;
    std::string kind, title, parameters;
    std::int64_t owner = 0;  ///< person; 0: the program
    std::int64_t attempts = 0;  ///< this one included
};
inline constexpr std::int64_t lease_seconds = 30;
/// Whether `take` would find one; only reads.
bool is_waiting(db::Connection& sql, std::string_view worker, Instant now, std::span<std::string_view const> passing_over = {});
/// Takes the job that has waited longest, or one whose worker has died, for `lease_seconds`; no two workers get
/// the same one. `worker` is the server's own name: what it runs itself it doesn't take.
/// Jobs of the kinds in `passing_over` wait.
std::optional<Taken> take(db::Connection& sql, std::string_view worker, Instant now, std::span<std::string_view const> passing_over = {});
/// Whether it still is this worker's. Holds the row until commit, so that nobody can take it meanwhile.
bool is_held(db::Connection& sql, Id<Job> job, std::string_view worker);
/// Keeps a job for `lease_seconds` more and writes how far it is; nothing where it is no longer this worker's.
void keep(db::Connection& sql, Id<Job> job, std::string_view worker, Progress const& progress, Instant now);
/// This worker's jobs whose lease is up: it holds none of them any more, or it would have renewed it.
std::vector<std::int64_t> left_by(db::Connection& sql, std::string_view worker, Instant now);
/// This worker's jobs that somebody wants to end.
std::vector<std::int64_t> asked_to_stop(db::Connection& sql, std::string_view worker);

void mark_ended(db::Connection& sql, Id<Job> job, std::string_view worker, State state, Progress const& progress,
                std::string_view problem, Instant now);
/// Back into the queue. `counts`: whether this attempt is one of those it has.
void put_back(db::Connection& sql, Id<Job> job, std::string_view worker, std::string_view problem, Instant due_at, bool counts);
void set_address(db::Connection& sql, Id<Job> job, std::string_view address);
/// Jobs that ended before `before` go.
std::int64_t sweep(db::Connection& sql, Instant before);

}  // namespace ateneu::jobs
