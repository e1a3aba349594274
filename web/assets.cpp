#include "web/assets.h"

#include <stdexcept>

namespace ateneu::web {

Asset const* find_asset(std::string_view name) {
    for (auto const& asset : all_assets())
        if (asset.name == name) return &asset;
    return nullptr;
}

std::string asset_url(std::string_view logical_name) {
    for (auto const& asset : all_assets())
        if (asset.logical_name == logical_name) return "/assets/" + std::string(asset.name);
    throw std::out_of_range("no asset is called " + std::string(logical_name));
}

}  // namespace ateneu::web
