#include "core/pages/map_face.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/html/components.h"
#include "web/assets.h"

namespace ateneu::pages {

namespace {

std::string coordinate(double value) { return fmt::format("{:.1f}", value); }

Html circle(Spot at, double radius, std::string_view look) {
    return element("circle", {{"class", look}, {"cx", coordinate(at.x)}, {"cy", coordinate(at.y)}, {"r", coordinate(radius)}}, Html());
}

/// All places where they are on the drawing, and which part of it shows them.
struct Drawn {
    std::vector<std::pair<std::int64_t, Spot>> spots;
    Box box;
};

Drawn drawn(Call& call, MapFace const& face) {
    Drawn found;
    Box all{1e9, 1e9, -1e9, -1e9};
    for (auto const& place : face.places) {
        if (!(place.latitude >= -90 && place.latitude <= 90 && place.longitude >= -180 && place.longitude <= 180)) continue;
        auto const spot = spot_of(place.latitude, place.longitude);
        found.spots.emplace_back(place.id, spot);
        all = {std::min(all.left, spot.x), std::min(all.top, spot.y), std::max(all.right, spot.x), std::max(all.bottom, spot.y)};
    }
    auto const asked = parse_box(call.request.query["area"]);
    found.box = asked ? scaled(*asked, 1) : face.part ? framed(*face.part) : found.spots.empty() ? scaled(whole_world(), 1) : framed(all);
    return found;
}

Html pin_html(Call& call, MapFace const& face, Box const& box, Pin const& pin, std::map<std::int64_t, std::string> const& names) {
    auto const& say = call.say;
    auto const unit = box.width();
    if (pin.count == 1) {
        auto const name = names.find(pin.id);
        auto const title = name == names.end() || name->second.empty() ? "#" + std::to_string(pin.id) : name->second;
        return element("a", {{"href", face.href(pin.id)}, {"aria-label", title}}, circle(pin.at, unit / 85, "m-pin") + element("title", {}, title));
    }
    auto const count = number_text(say, pin.count);
    bool const is_nearest = is_narrowest(box);
    auto const label = say.t({is_nearest ? N_("{count} here: list them") : N_("{count} here: zoom in"), {{"count", count}}});
    auto const number = element("text", {{"class", "m-n"}, {"x", coordinate(pin.at.x)}, {"y", coordinate(pin.at.y + unit / 170)}, {"font-size", coordinate(unit / 62)}}, count);
    auto const to = is_nearest ? face.listing(pin.around) : face.showing(text_of(framed(pin.around)));
    return element("a", {{"href", to}, {"aria-label", label}},
                   circle(pin.at, unit / (pin.count < 100 ? 52 : 40), "m-cluster") + number + element("title", {}, label));
}

Html drawing(Call& call, MapFace const& face, Drawn const& all, std::string const& label) {
    Pins pins(all.box);
    for (auto const& [id, spot] : all.spots) pins.add(id, spot);
    auto const gathered = pins.gathered();
    std::vector<std::int64_t> single;
    for (auto const& pin : gathered)
        if (pin.count == 1) single.push_back(pin.id);
    auto const names = face.names(single);
    static std::string const world = web::asset_url("world.svg");
    auto content = element("use", {{"class", "m-land"}, {"href", world + "#land"}}, Html()) + element("use", {{"class", "m-border"}, {"href", world + "#borders"}}, Html());
    for (auto const& pin : gathered) content += pin_html(call, face, all.box, pin, names);
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

Html zoom_links(Call& call, MapFace const& face, Box const& box) {
    auto const& say = call.say;
    auto const link = [&](std::string const& label, std::string const& area) { return element("a", {{"href", face.showing(area)}}, label); };
    auto links = link(say.t(N_("All places")), "");
    if (!is_narrowest(box)) links += link(say.t(N_("Zoom in")), text_of(scaled(box, 0.5)));
    links += link(say.t(N_("Zoom out")), text_of(scaled(box, 2)));
    for (auto const& region : regions) links += link(say.t(region.name), text_of(framed(region.box)));
    return links;
}

}  // namespace

Html map_face(Call& call, MapFace const& face) {
    auto const& say = call.say;
    auto const all = drawn(call, face);
    auto const count = number_text(say, std::ssize(all.spots));
    auto const label = say.t({N_("Map of {records}: {count} with a known place. The list below has them all."), {{"records", face.records}, {"count", count}}});
    auto const foot = zoom_links(call, face, all.box) + element("span", {{"class", "attr"}}, say.t({N_("{count} with a known place. Map: Natural Earth"), {{"count", count}}}));
    return element("section", {{"class", "map"}, {"aria-label", say.t(N_("Map"))}},
                   element("div", {{"class", "mapbox"}}, drawing(call, face, all, label)) + element("div", {{"class", "map-foot"}}, foot));
}

}  // namespace ateneu::pages
