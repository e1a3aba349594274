#pragma once
#include "apps/timebank/member.h"

namespace ateneu::timebank {

enum class PetitionState : std::uint8_t { pending, accepted, declined };
inline constexpr Choice petition_states[] = {{"pending", N_("Waits for an answer")}, {"accepted", N_("Accepted")}, {"declined", N_("Declined")}};
constexpr std::span<Choice const> choices_of(PetitionState) { return petition_states; }

/// Somebody applies to join a bank. One that waits at most; after an answer a new one may be filed (TB-R52).
struct Petition {
    Id<Petition> id;
    Id<Bank> bank;
    Id<people::Person> person;
    std::string message;
    PetitionState state = PetitionState::pending;
    Instant asked_at;
    std::optional<Id<people::Person>> decided_by;
    std::optional<Instant> decided_at;
    std::string decline_reason;
    static Entity const& entity();
};

}  // namespace ateneu::timebank
