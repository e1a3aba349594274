#pragma once
#include "apps/timebank/exchange.h"

namespace ateneu::timebank {

enum class TimeRequestState : std::uint8_t { waiting, approved, refused, withdrawn, expired };
inline constexpr Choice time_request_states[] = {{"waiting", N_("Waits for an answer")}, {"approved", N_("Approved")}, {"refused", N_("Refused")}, {"withdrawn", N_("Withdrawn")}, {"expired", N_("Expired")}};
constexpr std::span<Choice const> choices_of(TimeRequestState) { return time_request_states; }

/// Somebody who did something asks for the time it took (TB-R22). Nothing moves until who shall pay approves it; then it is a
/// payment like all others.
struct TimeRequest {
    Id<TimeRequest> id;
    Id<Bank> bank;
    Id<Member> payee, payer;
    Duration amount;
    std::optional<Id<Post>> post;  ///< an offer of the payee or a request of the payer
    std::string reason;
    TimeRequestState state = TimeRequestState::waiting;
    Instant asked_at;
    std::optional<Instant> answered_at;
    std::string refusal;  ///< why it was refused
    std::optional<Id<Exchange>> exchange;
    std::string key;      ///< of the form, so that pressing twice asks once
    static Entity const& entity();
};

/// How long one waits for an answer.
inline constexpr int days_to_answer = 30;

}  // namespace ateneu::timebank
