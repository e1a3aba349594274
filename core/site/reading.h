#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/access/actor.h"
#include "core/db/database.h"
#include "core/store/store.h"

// What an answer that streams takes along from its request.

namespace ateneu {

class Site;
struct Call;

/// How many streams hold a snapshot at a time: each holds one of the database's connections, and pages need some too.
class StreamPlaces {
public:
    static constexpr int most = 6, most_of_one_person = 2;
    /// Given back when the last copy goes.
    using Place = std::shared_ptr<void>;
    /// Nothing where all are taken.
    std::optional<Place> take(std::int64_t person) const;

private:
    struct Taken {
        std::mutex mutex;
        int all = 0;
        std::map<std::int64_t, int> by_person;
    };
    std::shared_ptr<Taken> taken_ = std::make_shared<Taken>();  ///< shared with the places, which may outlive us
};

/// A snapshot with who reads in it. Shared by the handler and the stream that it answers with; the last one of them ends it.
struct Reading {
    /// Copies of the call what it points at. `work`: a reading that is open already.
    Reading(Site const& site, Call const& call, std::string door, std::unique_ptr<db::Database::Work> work, StreamPlaces::Place place);
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;

    StreamPlaces::Place const place;
    Actor const actor;
    std::unique_ptr<db::Database::Work> const work;
    Transaction tx;
};

/// No snapshot is held for longer: it keeps the database from tidying up behind it.
constexpr std::int64_t longest_stream_s = 600;
/// The stream with its reading, which throws once it has taken too long.
std::function<std::optional<std::string>()> bounded(std::shared_ptr<Reading> reading, std::function<Instant()> clock,
                                                    std::function<std::optional<std::string>()> stream);

}  // namespace ateneu
