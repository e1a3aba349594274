#pragma once
#include "apps/timebank/pay.h"
#include "apps/timebank/petition.h"

// What people of a bank hear by e-mail, each in their own language, one letter for each. What the program does by itself
// (imports, the demo) is told to nobody. Source: spec 6. Letters of time requests and of alliances stand beside those.

namespace ateneu::timebank {

/// TB-R50: to the bank's administrators and to who applies.
void tell_applied(Transaction& tx, Petition const& petition);
/// Accepted, which is a welcome too, or declined with the reason.
void tell_answered(Transaction& tx, Petition const& petition);
/// Who was made a member by the office; without a password, with a link to choose one (TB-R42). False where they can't be written to.
bool tell_welcome(Transaction& tx, Id<Member> member);
void tell_activity(Transaction& tx, Id<Member> member);
/// TB-R46: to the administrators of the membership's bank. Before the member loses their name.
void tell_left(Transaction& tx, Member const& member, Duration balance);
/// To who got time, and to whose account the office gave it from; and who is at a limit now, with the administrators (TB-R10).
void tell_paid(Transaction& tx, Bank const& bank, Paid const& paid);
/// A payment across two banks (TB-R81).
struct Crossed {
    Bank const &from_bank, &to_bank;
    Exchange const& given;  ///< the half of the bank that gives
    Id<Member> taker;
    std::vector<Id<Member>> flagged_here, flagged_there;
};
/// The same to both sides, each by their own bank.
void tell_crossed(Transaction& tx, Crossed const& crossed);
void tell_taken_back(Transaction& tx, Bank const& bank, Exchange const& taken, std::string const& reason);

/// Active administrators of a bank.
std::vector<Id<Member>> admins_of(Transaction& tx, Id<Bank> bank);
/// "Ana Vidal (1)"; the bank's name where there is no member; "former member 3" for who has left.
std::string side_name(Transaction& tx, Bank const& bank, Side const& side, Tongue const& tongue);

}  // namespace ateneu::timebank
