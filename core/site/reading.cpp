#include "core/site/reading.h"

#include <stdexcept>

#include "core/site/site.h"

namespace ateneu {

std::optional<StreamPlaces::Place> StreamPlaces::take(std::int64_t person) const {
    std::lock_guard const lock(taken_->mutex);
    auto& theirs = taken_->by_person[person];
    if (taken_->all >= most || theirs >= most_of_one_person) return {};
    ++taken_->all;
    ++theirs;
    return Place(nullptr, [taken = taken_, person](void*) {
        std::lock_guard const giving_back(taken->mutex);
        --taken->all;
        if (--taken->by_person[person] == 0) taken->by_person.erase(person);
    });
}

Reading::Reading(Site const& site, Call const& call, std::string door, std::unique_ptr<db::Database::Work> open, StreamPlaces::Place p)
    : place(std::move(p)),
      actor(call.actor),
      work(open ? std::move(open) : site.database().begin(db::Database::Mode::read)),
      tx(work->connection(), site.registry(), {}, actor, call.now, {std::move(door), "", call.request.id}) {}

std::function<std::optional<std::string>()> bounded(std::shared_ptr<Reading> reading, std::function<Instant()> clock,
                                                    std::function<std::optional<std::string>()> stream) {
    auto const until = clock().micros + longest_stream_s * 1'000'000;
    return [reading = std::move(reading), clock = std::move(clock), stream = std::move(stream), until] {
        if (clock().micros > until) throw std::runtime_error("a stream took longer than " + std::to_string(longest_stream_s) + " s");
        return stream();
    };
}

}  // namespace ateneu
