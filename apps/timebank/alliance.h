#pragma once
#include "apps/timebank/bank.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::timebank {

enum class AllianceState : std::uint8_t { asked, active, rejected, cancelled, ended };
inline constexpr Choice alliance_states[] = {{"asked", N_("Waits for an answer")}, {"active", N_("Allied")}, {"rejected", N_("Rejected")}, {"cancelled", N_("Withdrawn")}, {"ended", N_("Ended")}};
constexpr std::span<Choice const> choices_of(AllianceState) { return alliance_states; }

/// Two banks whose members give each other time (TB-R80, TB-R81). In each bank one account stands for the other; what they
/// hold is how the banks stand with each other, always the opposite of one another. Two banks that ally again take the
/// accounts of before. Only those who look after one of the two see it.
struct Alliance {
    Id<Alliance> id;
    Id<Bank> bank, ally;  ///< who asked, and who was asked
    AllianceState state = AllianceState::asked;
    std::optional<Duration> cap, ally_cap;  ///< what each bank wants the position never to pass; the lower one holds (TB-R83)
    std::optional<Id<people::Person>> asked_by, answered_by, closed_by;
    Instant asked_at;
    std::optional<Instant> answered_at, closed_at;  ///< closed: rejected, withdrawn or ended
    std::optional<Id<ledger::Account>> account, ally_account;  ///< in the book of `bank` for `ally`, and the other way round
    std::string pair;  ///< both banks, the lower number first: of those that live, one for each two banks

    /// A settlement that one bank proposes and the other hasn't answered (TB-R83).
    std::optional<Id<Bank>> settle_bank, settle_owing;  ///< who proposes it, and who owes
    std::optional<Duration> settle_amount;
    std::optional<Id<people::Person>> settle_by;
    std::optional<Instant> settle_at;
    static Entity const& entity();

    bool is_of(Id<Bank> which) const { return which == bank || which == ally; }
    Id<Bank> other_than(Id<Bank> which) const { return which == bank ? ally : bank; }
    std::optional<Id<ledger::Account>> account_of(Id<Bank> which) const { return which == bank ? account : ally_account; }
    std::optional<Duration> cap_of(Id<Bank> which) const { return which == bank ? cap : ally_cap; }
    /// The cap that holds; none where neither bank sets one.
    std::optional<Duration> lowest_cap() const;
};

/// "3-7", whichever asked.
std::string pair_of(Id<Bank> one, Id<Bank> other);

}  // namespace ateneu::timebank
