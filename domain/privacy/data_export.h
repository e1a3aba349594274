#pragma once
#include "core/store/store.h"
#include "domain/people/person.h"

namespace ateneu::privacy {

enum class ExportState : std::uint8_t { queued, ready, failed };
constexpr Choice export_states[] = {{"queued", N_("Being gathered")}, {"ready", N_("Ready")}, {"failed", N_("Not finished")}};
constexpr std::span<Choice const> choices_of(ExportState) { return export_states; }

/// One archive of everything that is kept about a person. The file lies beside the database and goes after a week.
struct DataExport {
    Id<DataExport> id;
    Id<people::Person> person;
    std::optional<Id<people::Person>> asked_by;
    ExportState state = ExportState::queued;
    Secret file;  ///< its name in the folder; nobody guesses it
    std::int64_t bytes = 0;
    std::optional<int> job;
    Instant asked_at;
    std::optional<Instant> ends_at;
    static Entity const& entity();
};
inline constexpr std::int64_t export_days = 7;

}  // namespace ateneu::privacy
