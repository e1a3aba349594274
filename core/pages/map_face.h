#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/pages/map_layout.h"
#include "core/site/site.h"

namespace ateneu::pages {

/// Somewhere on the world, in degrees (WGS 84).
struct MapPlace {
    std::int64_t id = 0;
    double latitude = 0, longitude = 0;
};
/// Places as pins that are links. The drawing is ours (Natural Earth): nothing is fetched from elsewhere, and links zoom, so
/// that it works without script. Which part is shown stands in the address, `area`.
struct MapFace {
    std::vector<MapPlace> places;
    std::string records;  ///< what they are, as inside a sentence: "time banks"
    std::function<std::string(std::int64_t id)> href;
    std::function<std::map<std::int64_t, std::string>(std::vector<std::int64_t> const& ids)> names;
    std::function<std::string(std::string const& area)> showing;  ///< the address of this map with another part of the world; "" for all places
    std::function<std::string(Box const& part)> listing;          ///< of a list of what lies so near together that no map parts it
    std::optional<Box> part = {};  ///< where the address names none; all places otherwise
};
Html map_face(Call& call, MapFace const& face);

}  // namespace ateneu::pages
