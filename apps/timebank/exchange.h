#pragma once
#include "apps/timebank/post.h"

namespace ateneu::ledger {
struct Transfer;
}

namespace ateneu::timebank {

/// Why time moved. `exchange`: a member paid; `office`: an administrator entered it; `interbank`: to or from a member of an
/// allied bank (TB-R81); `settlement`: between the account of the bank and that of an ally (TB-R83).
enum class ExchangeKind : std::uint8_t { exchange, office, opening, closing, reversal, interbank, settlement };
inline constexpr Choice exchange_kinds[] = {{"exchange", N_("Payment")},         {"office", N_("Entered by the office")}, {"opening", N_("Credit for a new member")},
                                            {"closing", N_("Settled on leaving")}, {"reversal", N_("Taken back")},
                                            {"interbank", N_("With an allied bank")}, {"settlement", N_("Settled between banks")}};
constexpr std::span<Choice const> choices_of(ExchangeKind) { return exchange_kinds; }

/// A transfer of the ledger as a time bank knows it: what for, and by whom it was entered. What moved stands in the
/// ledger; parties and amount are repeated here for lists and reports, and `ateneu check` compares them.
struct Exchange {
    Id<Exchange> id;
    Id<Bank> bank;
    Id<ledger::Transfer> transfer;
    ExchangeKind kind = ExchangeKind::exchange;
    std::optional<Id<Member>> from, to;  ///< none: the bank itself, or who stands in the next two
    std::optional<Id<Bank>> from_ally, to_ally;  ///< an allied bank; who it is there, the other half says, in its bank
    Duration amount;
    std::optional<Id<Post>> post;
    std::optional<Id<Category>> category;
    std::string reason;  ///< a comment, which an administrator may take away (TB-R33)
    Date value_date;     ///< the day of the service
    Instant at;          ///< when it was entered
    std::string cheque_no;
    std::optional<Id<people::Person>> entered_by;
    std::optional<Id<Exchange>> reversal_of, reversed_by;
    static Entity const& entity();
};

}  // namespace ateneu::timebank
