#pragma once
#include <functional>

#include "core/site/site.h"

// Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header-07): a request that is sent twice, because its
// answer got lost, is done once.

namespace ateneu::api {

/// Runs `deed`, or gives the answer that the same request had. Key and answer are stored in the request's own
/// transaction, so that there is never one without the other; a refusal (400 and more) is not kept.
/// 400 for a key that is none, 422 for a key that came with another request, 409 while that is still at work
/// (PostgreSQL; on SQLite, whose writers queue, the second waits for the first and gets its answer).
http::Response once(Call& call, std::function<http::Response()> const& deed);

/// Forgets answers of more than 24 hours ago; how many.
std::int64_t sweep_answers(db::Connection& sql, Instant now);

}  // namespace ateneu::api
