#pragma once
#include "core/jobs/job.h"
#include "core/store/store.h"

// What people hear about their account and their work without having asked.

namespace ateneu::people {

struct Person;

/// That the password is another one now. Nothing for somebody without an address.
void tell_password_changed(Transaction& tx, Id<Person> person);
/// A reaction to a person's change: whoever can log in hears at the old address that it isn't theirs any more.
void tell_address_changed(Transaction& tx, Change const& change);
/// A reaction to a new `AccountEvent`: its person hears of it, unless it has an e-mail of its own (password, address).
void tell_account_event(Transaction& tx, Change const& change);
/// Once a job has ended: its owner hears of it where it took longer than `long_job_seconds` and its kind tells its owner
/// (jobs::Kind::tells_owner): by a notice, and by e-mail where they want such mails.
void tell_job_ended(Transaction& tx, Id<jobs::Job> job);
inline constexpr std::int64_t long_job_seconds = 60;

}  // namespace ateneu::people
