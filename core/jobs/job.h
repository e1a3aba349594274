#pragma once
#include <span>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::jobs {

/// What has become of a job. `stopped`: somebody asked for it.
enum class State : std::uint8_t { queued, running, done, failed, stopped };
constexpr Choice states[] = {{"queued", N_("Waiting")},
                             {"running", N_("Running")},
                             {"done", N_("Done")},
                             {"failed", N_("Failed")},
                             {"stopped", N_("Stopped")}};
constexpr std::span<Choice const> choices_of(State) { return states; }

/// Work that is too long for a request: a row that a worker takes, runs and marks. Technical, as sessions are:
/// plain SQL writes it (queue.h, worker.h), without history, because its progress changes twice a second.
struct Job {
    Id<Job> id;
    std::string kind;   ///< Kind::name
    std::string title;  ///< what it is, for people: "Import of members.csv"
    std::optional<AnyReference> owner;  ///< whose rights it has; nobody: the program's
    State state = State::queued;
    std::string key;        ///< of several with one key only one waits or runs; "" is none
    Json parameters;    ///< what the kind needs to know
    std::string address;    ///< where its result can be seen: a path of this site, or ""
    std::int64_t done = 0;  ///< of `total`, in whatever the kind counts
    std::int64_t total = 0; ///< 0: not known
    std::string said;       ///< the last thing it said
    std::int64_t attempts = 0;
    Instant due_at;         ///< not before
    Instant created_at;
    std::optional<Instant> started_at, ended_at;
    std::string worker;     ///< which server's worker has it
    std::optional<Instant> lease_until;  ///< after that another may take it: its server has died
    bool stop_asked = false;
    std::string problem;    ///< why it failed, or why it is tried again
    static Entity const& entity();
};

}  // namespace ateneu::jobs
