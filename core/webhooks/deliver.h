#pragma once
#include <string>

#include "core/jobs/kind.h"
#include "core/store/store.h"
#include "core/webhooks/sender.h"
#include "core/webhooks/webhook.h"

namespace ateneu::webhooks {

/// A reaction to any change: a message for each webhook that wants it, and the job that sends it, in the same
/// transaction. Core's own records and what imports bring make none.
void announce(Transaction& tx, Change const& change);
/// A reaction: a webhook belongs to whoever made it, or changed last where it sends what.
void belong(Transaction& tx, Change const& change);

/// Seconds until the second, third … attempt, as Standard Webhooks recommend: three days in all.
inline constexpr int pauses[] = {5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600};
/// A webhook that has answered nothing good for so long is switched off.
inline constexpr std::int64_t failing_seconds = 5 * 24 * 3600;
/// The job that sends one message, with the rights that its webhook's owner has then.
jobs::Kind sending(Reach reach);

/// A message without a change, to see whether somebody listens. Needs an active webhook that has a secret.
Result<Id<Delivery>> ping(Transaction& tx, Id<Webhook> webhook);
/// The same message once more.
Result<Id<Delivery>> send_again(Transaction& tx, Id<Delivery> delivery);
/// A new secret instead of the old one; shown this once.
std::string renew_secret(Transaction& tx, Id<Webhook> webhook);

/// Messages of more than `before` ago go; how many.
std::int64_t sweep(db::Connection& sql, Instant before);

}  // namespace ateneu::webhooks
