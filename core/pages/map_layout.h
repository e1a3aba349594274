#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Where things stand on a map, before anything is drawn.

namespace ateneu::pages {

/// On the drawing `world.svg` (web/world.mjs): tenths of a degree, Mercator; x eastwards, y southwards.
struct Spot {
    double x = 0, y = 0;
};
Spot spot_of(double latitude, double longitude);

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool holds(Spot spot) const { return spot.x >= left && spot.x <= right && spot.y >= top && spot.y <= bottom; }
};
Box whole_world();
/// `left,top,right,bottom` in whole numbers, as `text_of` writes it; nothing where it is anything else or holds nothing.
std::optional<Box> parse_box(std::string_view text);
std::string text_of(Box const& box);
/// Twice as wide as high, a little larger than what it shows, at least two degrees wide, within the world.
Box framed(Box box);
/// Nearer or farther around its middle.
Box scaled(Box const& box, double factor);
/// Nothing is to be seen nearer: the drawing has no more, and a frame around any part of it is as wide.
bool is_narrowest(Box const& box);

/// A box in degrees; a side where the drawing is cut is left open.
struct Bounds {
    double west = 0, east = 0;
    std::optional<double> south, north;
};
/// Of everything in the box.
Bounds bounds_of(Box const& box);

/// One record, or several that would stand on each other.
struct Pin {
    Spot at;
    std::int64_t count = 0;
    std::int64_t id = 0;  ///< of the only one
    Box around;           ///< of all of them
};
/// Gathers points into pins no nearer to each other than a finger is wide.
class Pins {
public:
    explicit Pins(Box const& box);
    void add(std::int64_t id, Spot at);
    /// The fullest first.
    std::vector<Pin> gathered() const;

private:
    Box box_;
    std::vector<Pin> cells_;
};

}  // namespace ateneu::pages
