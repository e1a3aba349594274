#pragma once
#include <span>
#include <string>
#include <string_view>

namespace ateneu::web {

/// A file of the pages (style sheet, script, font, drawing) that travels inside the binary. Its
/// name changes with its content, so browsers may keep it for ever (`Cache-Control: immutable`).
struct Asset {
    std::string_view name;          ///< `app-3FA2C1D0.css`, what follows `/assets/` in the address
    std::string_view logical_name;  ///< `app.css`, what the code calls it
    std::string_view content_type;
    std::string_view bytes;
    std::string_view gzip;    ///< the same compressed; empty where that makes no sense (fonts)
    std::string_view brotli;  ///< likewise
    std::string_view etag;    ///< with its quotation marks
};

std::span<Asset const> all_assets();
/// By `Asset::name`; null where there is none.
Asset const* find_asset(std::string_view name);
/// `asset_url("app.css")` is `/assets/app-3FA2C1D0.css`. An unknown name throws std::out_of_range:
/// the page was written for a file that the bundle does not make.
std::string asset_url(std::string_view logical_name);

}  // namespace ateneu::web
