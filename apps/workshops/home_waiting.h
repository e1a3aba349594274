#pragma once
#include <vector>

#include "core/site/app.h"

namespace ateneu::workshops {

/// Workshops to come, not called off and not completed, of which something isn't known yet: the day, who teaches, the
/// place, the website. The nearest ones each, and how many more there are.
void add_unfinished_workshops(Transaction& tx, std::vector<Waiting>& waiting);
/// Memberships whose agreement ends within two months and that no other follows.
void add_ending_memberships(Transaction& tx, std::vector<Waiting>& waiting);

}  // namespace ateneu::workshops
