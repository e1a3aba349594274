#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <span>
#include <stdexcept>

#include "core/access/actor.h"
#include "core/jobs/queue.h"

namespace ateneu::jobs {

/// What a job throws when trying again would not help; the sentence is for its owner.
struct Failed : std::runtime_error {
    explicit Failed(Message m) : std::runtime_error(m.text), message(std::move(m)) {}
    Message message;
};
/// What a job throws when it may well work later; the sentence is for its owner. Any other exception is tried again
/// too, but what it says stays in the log.
struct TryAgain : std::runtime_error {
    explicit TryAgain(Message m) : std::runtime_error(m.text), message(std::move(m)) {}
    Message message;
};
/// Somebody asked it to stop. Jobs let it pass: what is committed stays, the open transaction is rolled back.
struct Stopped {};
/// The server stops, or another one has taken the job. Jobs let it pass.
struct Interrupted {
    bool is_lost;  ///< another has it
};

/// One run of one job: what its work may do.
class Run {
public:
    struct Place {
        db::Database& database;
        Registry const& registry;
        std::span<Reaction const> reactions;
        Board& board;
        std::string_view worker;
        std::atomic<bool> const& is_stopping;
        std::function<Instant()> const& clock;
    };
    Run(Place place, Taken const& taken, Actor const& actor) : place_(place), taken_(taken), actor_(actor) {}

    Id<Job> id() const { return taken_.id; }
    std::string const& title() const { return taken_.title; }
    /// JSON, as it was ordered.
    std::string const& parameters() const { return taken_.parameters; }
    /// One of them: a text, a number or a word as it stands there; "" where there is none of this name.
    std::string parameter(std::string_view name) const;
    std::int64_t attempt() const { return taken_.attempts; }
    /// The owner, with the rights of today; the program for a job without one.
    Actor const& actor() const { return actor_; }
    Instant now() const { return place_.clock(); }
    db::Database& database() const { return place_.database; }
    Registry const& registry() const { return place_.registry; }

    /// Runs the deed in a write transaction of the owner and commits; conflicts run it again. Only while the job is
    /// still ours: a run that another worker has taken over can write nothing. About 1,000 rows at most, so that
    /// others get their turn.
    /// `door`: what history says the changes came through.
    void write(std::function<void(Transaction&)> const& deed, std::string const& reason = {}, std::string const& door = "job");
    /// Reads one snapshot with the owner's rights.
    void read(std::function<void(Transaction&)> const& look) const;
    /// Says how far it is, as often as one likes. Throws `Stopped` or `Interrupted` where it shall end.
    void progress(std::int64_t done, std::int64_t total, std::string said = {});
    /// Throws like `progress`.
    void look_up() const;
    /// Where its result can be seen: a path of this site.
    void set_address(std::string_view address);

private:
    Place place_;
    Taken const& taken_;
    Actor const& actor_;
};

}  // namespace ateneu::jobs
