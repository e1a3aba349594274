#include "core/jobs/worker.h"

#include <algorithm>
#include <chrono>

#include "core/access/secret.h"
#include "core/base/log.h"
#include "core/jobs/schedule.h"
#include "core/jobs/watch.h"
#include "core/store/veto.h"

namespace ateneu::jobs {

namespace {

constexpr int look_every_ms = 500;  // for jobs that wait
constexpr int keep_every_ms = 500;  // progress, and who asks to stop
constexpr int renew_every_seconds = static_cast<int>(lease_seconds) / 4;

Instant later(Instant now, int seconds) { return {now.micros + std::int64_t{seconds} * 1'000'000}; }

}  // namespace

Workers::Workers(House house) : house_(std::move(house)), name_(random_token(12)) {}

Workers::~Workers() { stop(); }

void Workers::start(int threads) {
    if (threads < 1) return;
    for (int n = 0; n < threads; ++n)
        threads_.emplace_back([this] {
            while (!is_stopping_) {
                bool ran = false;
                try {
                    ran = run_one();
                } catch (std::exception const& failed) {
                    log_warning("jobs.not_taken", {{"what", failed.what()}});
                }
                if (!ran && rest(look_every_ms)) return;
            }
        });
    threads_.emplace_back([this] {
        do try {
                keep_all();
            } catch (std::exception const& failed) {
                log_warning("jobs.not_kept", {{"what", failed.what()}});
            }
        while (!rest(keep_every_ms));
    });
}

void Workers::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    stopping_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

bool Workers::rest(int milliseconds) {
    std::unique_lock lock(mutex_);
    return stopping_.wait_for(lock, std::chrono::milliseconds(milliseconds), [&] { return is_stopping_.load(); });
}

void Workers::in_database(std::function<void(db::Connection&)> const& deed) { house_.database.transact(db::Database::Mode::write, deed); }

Kind const* Workers::kind(std::string_view name) const {
    auto const found = std::find_if(house_.kinds.begin(), house_.kinds.end(), [&](Kind const& kind) { return kind.name == name; });
    return found == house_.kinds.end() ? nullptr : &*found;
}

std::optional<Taken> Workers::take_one() {
    // One thread at a time, so that two can't both take the last job that a kind may run at once.
    std::lock_guard const lock(taking_);
    std::vector<std::string_view> full;
    for (auto const& kind : house_.kinds)
        if (kind.at_once > 0 && running_[std::string(kind.name)] >= kind.at_once) full.push_back(kind.name);
    // A look first: taking needs SQLite's only writer, and mostly nothing waits.
    if (!is_waiting(house_.database.begin(db::Database::Mode::read)->connection(), name_, house_.clock(), full)) return {};
    std::optional<Taken> taken;
    in_database([&](db::Connection& sql) { taken = take(sql, name_, house_.clock(), full); });
    if (taken) ++running_[taken->kind];
    return taken;
}

bool Workers::run_one() {
    auto const taken = take_one();
    if (!taken) return false;
    run(*taken);
    std::lock_guard const lock(taking_);
    --running_[taken->kind];
    return true;
}

void Workers::run(Taken const& taken) {
    house_.board.open(taken.id.value);
    auto const began = std::chrono::steady_clock::now();
    try {
        attempt(taken);
    } catch (std::exception const& failed) {
        // Nothing can be written now, or its owner not be read: once the lease is up, `keep_all` puts it back.
        log_error("job.left", {{"job", taken.id.value}, {"what", failed.what()}});
    }
    // A kind that this server doesn't know is no word of ours.
    run_seconds().observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), {kind(taken.kind) ? std::string_view(taken.kind) : "other"});
    house_.board.close(taken.id.value);
}

void Workers::attempt(Taken const& taken) {
    auto const* kind = this->kind(taken.kind);
    log_info("job.started", {{"job", taken.id.value}, {"kind", taken.kind}, {"attempt", taken.attempts}});
    std::optional<Actor> owner = the_program();
    if (taken.owner) {
        auto const work = house_.database.begin(db::Database::Mode::read);
        owner = house_.directory.by_person(work->connection(), taken.owner);
    }
    try {
        Actor const actor = owner.value_or(Actor{});
        Run run({house_.database, house_.registry, house_.reactions, house_.board, name_, is_stopping_, house_.clock}, taken, actor);
        if (!kind) throw Failed(N_("This server doesn't know this kind of job."));
        if (!owner) throw Failed(N_("Whoever started it may no longer log in."));
        // It brought its server down as often as it may be tried.
        if (taken.attempts > std::ssize(kind->pauses) + 1) throw Failed(N_("Its server stopped each time it ran."));
        work_on(taken, *kind, run);
    } catch (Failed const& failed) {
        end(taken, State::failed, translate(owner ? owner->tongue : Tongue{}, failed.message));
    }
}

void Workers::work_on(Taken const& taken, Kind const& kind, Run& run) {
    try {
        kind.work(run);
        end(taken, State::done, "");
    } catch (Stopped const&) {
        end(taken, State::stopped, "");
    } catch (Interrupted const& interrupted) {
        log_info("job.interrupted", {{"job", taken.id.value}, {"lost", interrupted.is_lost}});
        if (!interrupted.is_lost) in_database([&](db::Connection& sql) { put_back(sql, taken.id, name_, "", house_.clock(), false); });
    } catch (Failed const&) {
        throw;
    } catch (TryAgain const& failed) {
        failed_attempt(taken, kind, run.actor().tongue, failed.message, failed.what());
    } catch (Veto const& veto) {
        throw Failed(veto.refusal.message);
    } catch (std::exception const& failed) {
        failed_attempt(taken, kind, run.actor().tongue, N_("Something unexpected went wrong. The server's log has the details."), failed.what());
    }
}

void Workers::failed_attempt(Taken const& taken, Kind const& kind, Tongue const& tongue, Message const& message, std::string const& what) {
    log_warning("job.attempt_failed", {{"job", taken.id.value}, {"kind", taken.kind}, {"attempt", taken.attempts}, {"what", what}});
    auto const why = translate(tongue, message);
    auto const done = static_cast<std::size_t>(taken.attempts);
    if (done > kind.pauses.size()) return end(taken, State::failed, why);
    in_database([&](db::Connection& sql) { put_back(sql, taken.id, name_, why, later(house_.clock(), kind.pauses[done - 1]), true); });
}

void Workers::end(Taken const& taken, State state, std::string const& problem) {
    auto progress = house_.board.of(taken.id.value).value_or(Progress{});
    if (state == State::done && progress.total) progress.done = progress.total;
    in_database([&](db::Connection& sql) { mark_ended(sql, taken.id, name_, state, progress, problem, house_.clock()); });
    if (state == State::failed) failures_counted().add({kind(taken.kind) ? std::string_view(taken.kind) : "other"});
    log_info("job.ended", {{"job", taken.id.value}, {"kind", taken.kind}, {"state", states[static_cast<std::size_t>(state)].code}});
    tell(taken);
}

/// The job has ended all the same where nobody can be told.
void Workers::tell(Taken const& taken) {
    auto const* const kind = this->kind(taken.kind);
    if (!house_.tell || !taken.owner || !kind || !kind->tells_owner) return;
    try {
        auto const program = the_program();
        in_database([&](db::Connection& sql) {
            Transaction tx(sql, house_.registry, house_.reactions, program, house_.clock(), {"job"});
            house_.tell(tx, taken.id);
        });
    } catch (std::exception const& failed) {
        log_warning("job.untold", {{"job", taken.id.value}, {"what", failed.what()}});
    }
}

void Workers::keep_all() {
    auto const now = house_.clock();
    auto news = house_.board.news();
    // A lease is renewed well before it ends, and not at every look: each renewal is a commit.
    bool const renews = now >= renew_at_ && !house_.board.running().empty();
    if (renews) {
        renew_at_ = later(now, renew_every_seconds);
        for (auto const job : house_.board.running()) news.emplace_back(job, house_.board.of(job).value_or(Progress{}));
    }
    if (!news.empty())
        in_database([&](db::Connection& sql) {
            for (auto const& [job, progress] : news) keep(sql, {job}, name_, progress, now);
        });
    bool due = false;
    std::vector<std::int64_t> left;
    {
        auto const work = house_.database.begin(db::Database::Mode::read);
        left = left_by(work->connection(), name_, now);
        for (auto const job : asked_to_stop(work->connection(), name_)) house_.board.ask_to_stop(job);
        due = is_order_due(work->connection(), now);
    }
    std::erase_if(left, [&](std::int64_t job) { return house_.board.of(job).has_value(); });
    if (!left.empty())
        in_database([&](db::Connection& sql) {
            for (auto const job : left) put_back(sql, {job}, name_, "", now, true);
        });
    if (due) in_database([&](db::Connection& sql) { order_due(sql, now); });
}

}  // namespace ateneu::jobs
