#pragma once
#include "core/site/site.h"

namespace ateneu::api {

/// Records that one request may add.
inline constexpr std::size_t bulk_limit = 1000;
inline constexpr std::size_t bulk_body_limit = 16 << 20;

/// `POST /api/<app>/<plural>/bulk` with an array of records: all of them or none, and what is wrong with each.
/// With `partial=1` those that can be added are, the others are told.
http::Response create_many(Call& call, Entity const& entity);

}  // namespace ateneu::api
