#pragma once
#include <string>

#include "apps/timebank/petition.h"
#include "core/store/store.h"

// From an application to a membership. Sources: TB-R50…R52.

namespace ateneu::timebank {

/// The actor applies, for nobody else (TB-R50). Refuses `not_logged_in`, `not_found`, `closed`, `member`, `pending`, `waiting`, `too_long`.
Result<Id<Petition>> apply(Transaction& tx, Id<Bank> bank, std::string const& message);

/// By an administrator of the bank, or a superuser; who is accepted joins. Refuses `not_found`, `no_permission`, `decided`.
Result<Id<Member>> accept(Transaction& tx, Id<Petition> petition);
Result<Done> decline(Transaction& tx, Id<Petition> petition, std::string const& reason);

/// What the button on a bank's page says to somebody (TB-R51).
enum class Standing : std::uint8_t { may_apply, pending, member, inactive, waiting, closed };
Standing standing(Transaction& tx, Bank const& bank, std::int64_t person);

}  // namespace ateneu::timebank
