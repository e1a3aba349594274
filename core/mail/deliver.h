#pragma once
#include "core/jobs/kind.h"
#include "core/mail/letter.h"
#include "core/mail/post.h"

namespace ateneu::mail {

/// Seconds until the second, third … attempt: two days in all, as mail servers do. The first ones are as long as a
/// server wants that lets strangers wait (greylisting).
inline constexpr int pauses[] = {60, 5 * 60, 15 * 60, 30 * 60, 3600, 2 * 3600, 4 * 3600, 6 * 3600, 8 * 3600, 8 * 3600, 8 * 3600, 10 * 3600};

/// The job that sends one letter. What it did it writes down at once: a server that dies between the other's yes and
/// our commit sends the letter a second time, under the same Message-ID; none is lost.
jobs::Kind sending(Post post);

/// Letters that wait without a job (it was stopped, or brought its server down too often) get one or are given up; how
/// many.
std::int64_t care(Transaction& tx);
/// Letters written before `before` go, whatever became of them; how many.
std::int64_t sweep(db::Connection& sql, Instant before);

}  // namespace ateneu::mail
