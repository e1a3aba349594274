#pragma once
#include <optional>

#include "apps/timebank/member.h"
#include "core/store/store.h"

namespace ateneu::timebank {

/// What somebody is in a bank. Its administrators are members of it: who may do everything elsewhere is none by that (spec 1).
struct Seat {
    Id<Member> member;
    int uid = 0;
    bool is_active = false, is_admin = false;
    Id<ledger::Account> account;
};
/// Nothing for who isn't a member, or was one.
std::optional<Seat> seat_of(Transaction& tx, Id<Bank> bank, std::int64_t person);
/// The actor's own.
std::optional<Seat> own_seat(Transaction& tx, Id<Bank> bank);
/// Whether the actor looks after the bank: an active administrator of it, or the program.
bool looks_after(Transaction& tx, Id<Bank> bank);

/// A "no" in the words that all deeds here share.
Refusal only_admins();
Refusal no_such_member();

}  // namespace ateneu::timebank
