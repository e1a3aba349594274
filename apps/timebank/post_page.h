#pragma once
#include "apps/timebank/bank_frame.h"
#include "apps/timebank/post.h"

namespace ateneu::timebank {

/// One offer or request: for everybody to read, with its author for active members of the bank alone (TB-R58).
std::vector<AppRoute> post_routes();

/// The post of an address, where it is one of this bank and the reader may see it: a shown one, or one's own.
std::optional<Post> post_at(Call& call, AtBank const& at);
/// A page for who may change the post of the address; for everybody else nothing is here.
http::Response with_own_post(Call& call, std::function<http::Response(AtBank const&, Post const&)> const& page);

}  // namespace ateneu::timebank
