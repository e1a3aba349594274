#pragma once
#include "core/store/store.h"
#include "domain/people/person.h"

namespace ateneu::privacy {

enum class ErasureState : std::uint8_t { asked, approved, done, withdrawn, failed };
constexpr Choice erasure_states[] = {{"asked", N_("Waits for approval")},
                                     {"approved", N_("Being carried out")},
                                     {"done", N_("Done")},
                                     {"withdrawn", N_("Withdrawn")},
                                     {"failed", N_("Not carried out")}};
constexpr std::span<Choice const> choices_of(ErasureState) { return erasure_states; }

/// That somebody asked for a person's data to be erased, who approved it, and what was done. It stays behind as the proof; it
/// names nobody but those who decided.
struct Erasure {
    Id<Erasure> id;
    Id<people::Person> person;
    ErasureState state = ErasureState::asked;
    std::string reason;
    std::optional<Id<people::Person>> asked_by;  ///< none: a command
    Instant asked_at;
    std::optional<Id<people::Person>> approved_by;
    std::optional<Instant> approved_at;
    std::optional<Instant> done_at;
    std::string outcome;  ///< what became of which records, or why it could not be done
    static Entity const& entity();
};

/// How many of them may be asked for is not limited, but of one person only one waits at a time.
/// Refuses   `required` without a reason, `asked_already`, and what `why_not` says
Result<Id<Erasure>> ask_erasure(Transaction& tx, Id<people::Person> person, std::string const& reason);
/// Why this person can't be erased by the one who acts, or nothing: `gone`, `self` (somebody else must hand over first),
/// `last_superuser`, `no_permission` (only superusers erase those who hold rights), `erased`.
std::optional<Refusal> why_not(Transaction& tx, Id<people::Person> person);
/// Lets it be carried out. Refuses `not_waiting`, `same_person` (two people decide, unless `one_may_erase`), and what `why_not` says.
Result<Done> approve_erasure(Transaction& tx, Id<Erasure> id, bool one_may_erase);
/// Refuses `not_waiting`.
Result<Done> withdraw_erasure(Transaction& tx, Id<Erasure> id);
/// Whether the person has been erased.
bool is_erased(Transaction& tx, Id<people::Person> person);

}  // namespace ateneu::privacy
