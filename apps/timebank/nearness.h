#pragma once
#include <optional>
#include <string>

#include "core/html/say.h"
#include "core/store/store.h"

// How far banks are from where somebody looks. Nothing of it is kept: a place lives as long as its request.

namespace ateneu::timebank {

/// Degrees, WGS 84.
struct Point {
    double latitude = 0, longitude = 0;
};
/// Nothing where it isn't on the globe.
std::optional<Point> point_of(double latitude, double longitude);
/// Along the surface, the earth taken for a ball: half a per cent off at most.
double kilometres(Point a, Point b);
/// "400 m", "3.2 km", "120 km"; below a hundred metres "100 m", for nobody says their place more exactly.
std::string distance_text(Say const& say, double kilometres);

/// What somebody typed: "41.98, 2.82", a postcode or town of a bank that shows itself, or a town with an airport. Nothing
/// is asked elsewhere, so other places aren't known.
std::optional<Point> place_typed(Transaction& tx, std::string const& text);

}  // namespace ateneu::timebank
