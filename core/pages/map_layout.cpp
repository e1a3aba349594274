#include "core/pages/map_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/text.h"

namespace ateneu::pages {

namespace {

constexpr double units_per_degree = 10;
constexpr double shape = 2;  ///< width by height
constexpr double narrowest = 20;
/// What whole numbers in an address add to a box (`text_of`).
constexpr double rounding = 2;
constexpr double southernmost = -62, northernmost = 85;
constexpr int columns = 56, rows = 28;
/// As a part of the width: 24 pixels on a phone's map of 340.
constexpr double nearest = 1.0 / 14;

double clamped(double middle, double half, double low, double high) {
    return 2 * half >= high - low ? (low + high) / 2 : std::clamp(middle, low + half, high - half);
}

Box around(Spot middle, double width) {
    auto const world = whole_world();
    width = std::clamp(width, narrowest, world.width());
    auto const height = std::min(width / shape, world.height());
    Spot const at{clamped(middle.x, width / 2, world.left, world.right), clamped(middle.y, height / 2, world.top, world.bottom)};
    return {at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2};
}

Spot middle_of(Box const& box) { return {(box.left + box.right) / 2, (box.top + box.bottom) / 2}; }

}  // namespace

Box whole_world() { return {-1800, -1400, 1800, 796}; }

Spot spot_of(double latitude, double longitude) {
    auto const held = std::clamp(latitude, southernmost, northernmost);
    auto const pi = std::numbers::pi;
    return {longitude * units_per_degree, -180 * units_per_degree / pi * std::log(std::tan(pi / 4 + held * pi / 360))};
}

std::optional<Box> parse_box(std::string_view text) {
    std::vector<double> sides;
    for (auto const part : split(text, ',')) {
        auto const side = parse_integer(part);
        if (!side || std::abs(*side) > 2000) return {};
        sides.push_back(static_cast<double>(*side));
    }
    if (sides.size() != 4 || sides[0] >= sides[2] || sides[1] >= sides[3]) return {};
    return Box{sides[0], sides[1], sides[2], sides[3]};
}

std::string text_of(Box const& box) {
    auto const whole = [](double side) { return std::to_string(std::lround(side)); };
    return whole(std::floor(box.left)) + "," + whole(std::floor(box.top)) + "," + whole(std::ceil(box.right)) + "," + whole(std::ceil(box.bottom));
}

Box framed(Box box) {
    constexpr double margin = 1.15;
    return around(middle_of(box), std::max(box.width(), box.height() * shape) * margin);
}

Box scaled(Box const& box, double factor) { return around(middle_of(box), box.width() * factor); }

bool is_narrowest(Box const& box) { return box.width() <= narrowest + rounding; }

Bounds bounds_of(Box const& box) {
    auto const pi = std::numbers::pi;
    auto const latitude = [&](double y) { return std::atan(std::sinh(-y * pi / 180 / units_per_degree)) * 180 / pi; };
    Bounds bounds{.west = box.left / units_per_degree, .east = box.right / units_per_degree};
    constexpr double near = 1e-6;
    if (auto const south = latitude(box.bottom); south > southernmost + near) bounds.south = south;
    if (auto const north = latitude(box.top); north < northernmost - near) bounds.north = north;
    return bounds;
}

Pins::Pins(Box const& box) : box_(box), cells_(columns * rows) {}

void Pins::add(std::int64_t id, Spot at) {
    if (!box_.holds(at)) return;
    auto const column = std::min(columns - 1, static_cast<int>((at.x - box_.left) / box_.width() * columns));
    auto const row = std::min(rows - 1, static_cast<int>((at.y - box_.top) / box_.height() * rows));
    auto& cell = cells_[static_cast<std::size_t>(row * columns + column)];
    if (cell.count == 0) cell = {at, 0, id, {at.x, at.y, at.x, at.y}};
    ++cell.count;
    // The middle of all so far.
    cell.at.x += (at.x - cell.at.x) / static_cast<double>(cell.count);
    cell.at.y += (at.y - cell.at.y) / static_cast<double>(cell.count);
    cell.around = {std::min(cell.around.left, at.x), std::min(cell.around.top, at.y), std::max(cell.around.right, at.x), std::max(cell.around.bottom, at.y)};
}

std::vector<Pin> Pins::gathered() const {
    auto cells = cells_;
    std::erase_if(cells, [](Pin const& pin) { return pin.count == 0; });
    std::stable_sort(cells.begin(), cells.end(), [](Pin const& a, Pin const& b) { return a.count > b.count; });
    std::vector<Pin> pins;
    for (auto const& cell : cells) {
        auto const near = std::find_if(pins.begin(), pins.end(), [&](Pin const& pin) { return std::hypot(pin.at.x - cell.at.x, pin.at.y - cell.at.y) < box_.width() * nearest; });
        if (near == pins.end()) {
            pins.push_back(cell);
            continue;
        }
        near->count += cell.count;
        near->around = {std::min(near->around.left, cell.around.left), std::min(near->around.top, cell.around.top),
                        std::max(near->around.right, cell.around.right), std::max(near->around.bottom, cell.around.bottom)};
    }
    return pins;
}

}  // namespace ateneu::pages
