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
/// SQL that is true while some webhook listens, to whatever: who writes with few statements asks in one of them, and says by
/// `heard_by_nobody` that `announce` needn't ask again in this transaction.
inline constexpr std::string_view somebody_listens = R"(EXISTS (SELECT 1 FROM "core_webhook" WHERE "is_active" AND "secret" <> '' AND "owner_id" IS NOT NULL))";
void heard_by_nobody(Transaction& tx);
/// The same for what is no change of a record by itself: `people.person.erased`.
void announce_event(Transaction& tx, std::string_view event, AnyReference const& about);
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
/// How long a secret signs beside the one that came after it.
inline constexpr std::int64_t changing_over_seconds = 24 * 3600;
/// A new secret, shown this once. The old one signs as well for a day, so that no message is refused while the listener
/// changes over; a second new secret ends it at once.
std::string renew_secret(Transaction& tx, Id<Webhook> webhook);

/// Messages of more than `before` ago go; how many.
std::int64_t sweep(db::Connection& sql, Instant before);

}  // namespace ateneu::webhooks
