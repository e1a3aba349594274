#pragma once
#include <string>
#include <vector>

#include "apps/timebank/member.h"
#include "core/store/store.h"

// What an administrator does with members by hand. Sources: TB-R10, R40, R41; docs/domain/timebank.md.

namespace ateneu::timebank {

struct NewMember {
    Id<Bank> bank;
    std::string personal, family = {};
    std::string email = {};  ///< none is fine: many have none (TB-R41)
    std::string phone = {}, alt_phone = {};
    std::string gender = {};  ///< a code of `people::Person::gender`; blank: not said
    std::optional<Date> born_on = {};
    std::vector<std::string> tags = {};
};
struct Created {
    Id<Member> member;
    int uid = 0;
    bool was_known = false;  ///< the e-mail is somebody's who was here before; only they join, nothing of them changes
};
/// Who has an account of their own applies instead: nobody joins without wanting to (TB-R40, B1).
/// Refuses `no_permission`, `has_account`, `member` for who belongs to the bank already, `no_name`, `not_valid` with the field.
Result<Created> create_member(Transaction& tx, NewMember const& wanted);

/// A letter with a link to choose a password, to a member who has an e-mail and none yet; the last one counts (TB-R42).
/// Refuses `not_found`, `no_permission`, `no_address`, `has_password`.
Result<Done> invite_member(Transaction& tx, Id<Member> member);

/// Whom the e-mail belongs to, as they are, or somebody new with a login and no password. Who may is the caller's to ask.
/// Refuses `no_name`, `unproved`, and `not_valid` with the field.
Result<Id<people::Person>> known_or_new(Transaction& tx, NewMember const& wanted);

/// Whether the account is at a limit is found out anew (TB-R10). Refuses `not_found`, `no_permission`, `limits_crossed`.
Result<Done> set_member_limits(Transaction& tx, Id<Member> member, std::optional<Duration> lowest, std::optional<Duration> highest);

}  // namespace ateneu::timebank
