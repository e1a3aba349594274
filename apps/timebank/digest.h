#pragma once
#include <vector>

#include "apps/timebank/bank.h"
#include "core/jobs/kind.h"
#include "core/store/store.h"

// What goes out by the clock. Each function writes its letters in the caller's transaction and says how many; what it has
// written already it doesn't write again, so that a job may run twice. Source: spec 6.

namespace ateneu::timebank {

/// Whether it is Monday where the bank is, nine o'clock or a little later: a server that was down then makes up for it.
bool is_digest_time(Instant now, Bank const& bank);
/// Offers and requests that members made since midnight seven days ago, ten of each at most, the latest changed first: to
/// active members with a confirmed e-mail who have logged in once and want it. Nothing where nothing is new.
int write_digest(Transaction& tx, Bank const& bank);
/// To administrators: applications that wait, who has joined, accounts at a limit.
int write_office_week(Transaction& tx, Bank const& bank);
/// To who wrote a post that ends in a week.
int write_expiring(Transaction& tx, Bank const& bank);
inline constexpr int expiring_days = 7;
/// To who signed up fifteen calendar days ago, confirmed, agreed to the terms, and belongs to no bank.
int write_without_bank(Transaction& tx);
inline constexpr int without_bank_days = 15;
/// TB-R7: what is wrong between the payments and the ledger; superusers are written to where anything is.
std::vector<std::string> check_ledger(Transaction& tx);

std::vector<jobs::Kind> letter_jobs();
std::vector<jobs::Regular> letter_times();

}  // namespace ateneu::timebank
