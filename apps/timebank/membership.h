#pragma once
#include <string>
#include <vector>

#include "apps/timebank/member.h"
#include "core/store/store.h"

// Who belongs to a bank. Sources: TB-R11, R34, R35, R38…R46; docs/domain/timebank.md.

namespace ateneu::timebank {

struct Joining {
    Id<Bank> bank;
    Id<people::Person> person;
    std::optional<int> uid = {};            ///< an import brings it; the next free one otherwise (TB-R38)
    std::optional<Date> entry_date = {};    ///< today otherwise
    std::vector<std::string> tags = {};
};
/// Gives number, account and opening credit. Who is a member already stays what they are (TB-R43). Whoever calls has asked
/// whether the actor may. Refuses `not_found`, `uid_taken`.
Result<Id<Member>> join(Transaction& tx, Joining const& joining);

/// By an administrator of the bank. Refuses `not_found`, `no_permission`, `last_admin`.
Result<Done> set_active(Transaction& tx, Id<Member> member, bool is_active);
/// The role that goes with it is given or taken, too. Not of oneself. Refuses besides `own`, `not_active`.
Result<Done> set_admin(Transaction& tx, Id<Member> member, bool is_admin);

/// Ends a membership for good: the administrators hear of it, and who belongs to no bank any more is erased unless something
/// else here needs them (TB-R46). A balance is settled with the bank (TB-R34), posts are closed, the number stays taken
/// (TB-R35). Members end their own, administrators that of inactive ones (TB-R45). Refuses `not_found`, `no_permission`,
/// `still_active`, `last_admin`.
Result<Done> leave(Transaction& tx, Id<Member> member);

/// TB-R37b: who was erased by a superuser leaves all banks, and nobody is written to; reacts to the erasure that is done.
void end_memberships(Transaction& tx, Change const& change);

/// Accounts that a new bank has from the start (TB-R11); reacts to its addition.
void open_bank(Transaction& tx, Change const& change);

/// The group whose rights administrators have in their bank.
inline constexpr std::string_view admins_group = "time bank administrators";

}  // namespace ateneu::timebank
