#pragma once
#include <functional>

#include "core/store/list.h"

namespace ateneu {

/// Where the rows of a list are: id, latitude and longitude of each that has both, by id. One query, whatever its length.
void each_point(Transaction& tx, ListQuery const& query, Field const& latitude, Field const& longitude,
                std::function<void(std::int64_t id, double latitude, double longitude)> const& take);

}  // namespace ateneu
