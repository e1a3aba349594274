#include "core/pages/map.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/csv/place.h"
#include "core/pages/map_face.h"
#include "core/store/list_points.h"

namespace ateneu::pages {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string href(Entity const& entity, Pairs address, std::string const& area) {
    std::erase_if(address, [](auto const& field) { return field.first == "view" || field.first == "area"; });
    address.emplace_back("view", "map");
    if (!area.empty()) address.emplace_back("area", area);
    return entity.address() + "?" + http::to_query(address);
}

/// The list of what lies in a part of the map, as a table.
std::string list_of(Entity const& entity, Pairs address, Box const& part) {
    auto const place = *csv::place_of(entity);
    auto const bounds = bounds_of(part);
    std::erase_if(address, [](auto const& field) { return field.first == "view" || field.first == "area" || field.first == "page"; });
    auto const narrow = [&](Field const& field, char const* test, std::optional<double> degrees, double outwards) {
        if (!degrees) return;
        auto const name = std::string(field.name) + test;
        std::erase_if(address, [&](auto const& each) { return each.first == name; });
        address.emplace_back(name, fmt::format("{:.6f}", *degrees + outwards));
    };
    constexpr double rounding = 1e-6;
    narrow(*place.latitude, ".from", bounds.south, -rounding);
    narrow(*place.latitude, ".to", bounds.north, rounding);
    narrow(*place.longitude, ".from", bounds.west, -rounding);
    narrow(*place.longitude, ".to", bounds.east, rounding);
    return entity.address() + "?" + http::to_query(address);
}

}  // namespace

bool has_map(Entity const& entity) { return csv::place_of(entity).has_value(); }

bool wants_map(Pairs const& asked, Entity const& entity) { return has_map(entity) && std::find(asked.begin(), asked.end(), std::pair<std::string, std::string>("view", "map")) != asked.end(); }

bool wants_map(Call const& call, Entity const& entity) { return wants_map(call.request.query.list(), entity); }

Html list_map(Call& call, ListQuery const& query, Pairs const& address) {
    auto const& entity = *query.entity;
    auto const place = *csv::place_of(entity);
    MapFace face{.places = {}, .records = lower_first(call.say.t(entity.plural_label))};
    each_point(call.tx(), query, *place.latitude, *place.longitude, [&](std::int64_t id, double latitude, double longitude) { face.places.push_back({id, latitude, longitude}); });
    face.href = [&](std::int64_t id) { return entity.address(id); };
    face.names = [&](std::vector<std::int64_t> const& ids) { return titles(call.tx(), entity, ids); };
    face.showing = [&](std::string const& area) { return href(entity, address, area); };
    face.listing = [&](Box const& part) { return list_of(entity, address, part); };
    return map_face(call, face);
}

Html map_link(Call& call, Entity const& entity, Pairs const& address) {
    if (!has_map(entity)) return {};
    auto table = address;
    std::erase_if(table, [](auto const& field) { return field.first == "view" || field.first == "area"; });
    if (!wants_map(call, entity)) return ui::link_button({.label = call.say.t(N_("Map")), .icon = "map"}, href(entity, address, ""));
    auto const query = http::to_query(table);
    return ui::link_button({.label = call.say.t(N_("Table only")), .icon = "list-ul"}, entity.address() + (query.empty() ? "" : "?" + query));
}

}  // namespace ateneu::pages
