#include "core/pages/map.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/csv/place.h"
#include "core/pages/map_layout.h"
#include "core/store/list_points.h"
#include "web/assets.h"

namespace ateneu::pages {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string href(Entity const& entity, Pairs address, std::string const& area) {
    std::erase_if(address, [](auto const& field) { return field.first == "view" || field.first == "area"; });
    address.emplace_back("view", "map");
    if (!area.empty()) address.emplace_back("area", area);
    return entity.address() + "?" + http::to_query(address);
}

std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

Html circle(Spot at, double radius, std::string_view look) {
    return element("circle", {{"class", look}, {"cx", coordinate(at.x)}, {"cy", coordinate(at.y)}, {"r", coordinate(radius)}}, Html());
}

/// All points of the list, where they are, and which part of the world shows them.
struct Drawn {
    std::vector<std::pair<std::int64_t, Spot>> spots;
    Box box;
};

Drawn drawn(Call& call, ListQuery const& query) {
    auto const place = *csv::place_of(*query.entity);
    Drawn found;
    Box all{1e9, 1e9, -1e9, -1e9};
    each_point(call.tx(), query, *place.latitude, *place.longitude, [&](std::int64_t id, double latitude, double longitude) {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) return;
        auto const spot = spot_of(latitude, longitude);
        found.spots.emplace_back(id, spot);
        all = {std::min(all.left, spot.x), std::min(all.top, spot.y), std::max(all.right, spot.x), std::max(all.bottom, spot.y)};
    });
    auto const asked = parse_box(call.request.query["area"]);
    found.box = asked ? scaled(*asked, 1) : found.spots.empty() ? scaled(whole_world(), 1) : framed(all);
    return found;
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

Html pin_html(Call& call, Entity const& entity, Pairs const& address, Box const& box, Pin const& pin, std::map<std::int64_t, std::string> const& names) {
    auto const& say = call.say;
    auto const unit = box.width();
    if (pin.count == 1) {
        auto const name = names.find(pin.id);
        auto const title = name == names.end() || name->second.empty() ? "#" + std::to_string(pin.id) : name->second;
        return element("a", {{"href", entity.address(pin.id)}, {"aria-label", title}}, circle(pin.at, unit / 85, "m-pin") + element("title", {}, title));
    }
    auto const count = number_text(say, pin.count);
    bool const is_nearest = is_narrowest(box);
    auto const label = say.t({is_nearest ? N_("{count} here: list them") : N_("{count} here: zoom in"), {{"count", count}}});
    auto const number = element("text", {{"class", "m-n"}, {"x", coordinate(pin.at.x)}, {"y", coordinate(pin.at.y + unit / 170)}, {"font-size", coordinate(unit / 62)}}, count);
    auto const to = is_nearest ? list_of(entity, address, pin.around) : href(entity, address, text_of(framed(pin.around)));
    return element("a", {{"href", to}, {"aria-label", label}},
                   circle(pin.at, unit / (pin.count < 100 ? 52 : 40), "m-cluster") + number + element("title", {}, label));
}

Html drawing(Call& call, ListQuery const& query, Pairs const& address, Drawn const& all, std::string const& label) {
    Pins pins(all.box);
    for (auto const& [id, spot] : all.spots) pins.add(id, spot);
    auto const gathered = pins.gathered();
    std::vector<std::int64_t> single;
    for (auto const& pin : gathered)
        if (pin.count == 1) single.push_back(pin.id);
    auto const names = titles(call.tx(), *query.entity, single);
    static std::string const world = web::asset_url("world.svg");
    auto content = element("use", {{"class", "m-land"}, {"href", world + "#land"}}, Html()) + element("use", {{"class", "m-border"}, {"href", world + "#borders"}}, Html());
    for (auto const& pin : gathered) content += pin_html(call, *query.entity, address, all.box, pin, names);
    auto const& box = all.box;
    return element("svg", {{"viewBox", coordinate(box.left) + " " + coordinate(box.top) + " " + coordinate(box.width()) + " " + coordinate(box.height())}, {"role", "group"}, {"aria-label", label}}, content);
}

/// A part of the world to go to, in the units of the drawing.
struct Region {
    char const* name;
    Box box;
};
constexpr Region regions[] = {{N_("Europe"), {-260, -900, 460, -395}},         {N_("Africa"), {-220, -400, 560, 370}},
                              {N_("Asia"), {400, -700, 1500, 130}},            {N_("North America"), {-1450, -900, -500, -70}},
                              {N_("South America"), {-1000, -150, -300, 660}}, {N_("Oceania"), {1080, -100, 1800, 560}}};

Html zoom_links(Call& call, ListQuery const& query, Pairs const& address, Box const& box) {
    auto const& say = call.say;
    auto const& entity = *query.entity;
    auto const link = [&](std::string const& label, std::string const& area) { return element("a", {{"href", href(entity, address, area)}}, label); };
    auto links = link(say.t(N_("All places")), "");
    if (!is_narrowest(box)) links += link(say.t(N_("Zoom in")), text_of(scaled(box, 0.5)));
    links += link(say.t(N_("Zoom out")), text_of(scaled(box, 2)));
    for (auto const& region : regions) links += link(say.t(region.name), text_of(framed(region.box)));
    return links;
}

}  // namespace

bool has_map(Entity const& entity) { return csv::place_of(entity).has_value(); }

bool wants_map(Pairs const& asked, Entity const& entity) { return has_map(entity) && std::find(asked.begin(), asked.end(), std::pair<std::string, std::string>("view", "map")) != asked.end(); }

bool wants_map(Call const& call, Entity const& entity) { return wants_map(call.request.query.list(), entity); }

Html list_map(Call& call, ListQuery const& query, Pairs const& address) {
    auto const& say = call.say;
    auto const all = drawn(call, query);
    auto const count = number_text(say, std::ssize(all.spots));
    auto const label = say.t({N_("Map of {records}: {count} with a known place. The list below has them all."), {{"records", lower_first(say.t(query.entity->plural_label))}, {"count", count}}});
    auto const foot = zoom_links(call, query, address, all.box) +
                      element("span", {{"class", "attr"}}, say.t({N_("{count} with a known place. Map: Natural Earth"), {{"count", count}}}));
    return element("section", {{"class", "map"}, {"aria-label", say.t(N_("Map"))}},
                   element("div", {{"class", "mapbox"}}, drawing(call, query, address, all, label)) + element("div", {{"class", "map-foot"}}, foot));
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
