#pragma once
#include <optional>

#include "core/entity/entity.h"

namespace ateneu::csv {

/// The fields that say where a record is, found in the entity's table: two of degrees called `latitude` and `longitude`.
struct Place {
    Field const* latitude;
    Field const* longitude;
};
std::optional<Place> place_of(Entity const& entity);

struct Point {
    double latitude, longitude;  ///< degrees, WGS 84
};
/// Nothing where either is missing or out of range.
std::optional<Point> point_of(Entity const& entity, Place const& place, Record const& record);

}  // namespace ateneu::csv
