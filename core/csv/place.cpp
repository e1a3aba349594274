#include "core/csv/place.h"

#include <cmath>

namespace ateneu::csv {

namespace {

std::optional<double> degrees_of(Entity const& entity, Field const& field, Record const& record, double most) {
    auto const* value = std::get_if<double>(&record.values[static_cast<std::size_t>(&field - entity.fields.data())]);
    if (!value || !(std::abs(*value) <= most)) return {};
    return *value;
}

}  // namespace

std::optional<Place> place_of(Entity const& entity) {
    auto const* latitude = entity.find("latitude");
    auto const* longitude = entity.find("longitude");
    if (!latitude || !longitude || latitude->kind() != Kind::degrees || longitude->kind() != Kind::degrees) return {};
    return Place{latitude, longitude};
}

std::optional<Point> point_of(Entity const& entity, Place const& place, Record const& record) {
    auto const latitude = degrees_of(entity, *place.latitude, record, 90);
    auto const longitude = degrees_of(entity, *place.longitude, record, 180);
    if (!latitude || !longitude) return {};
    return Point{*latitude, *longitude};
}

}  // namespace ateneu::csv
