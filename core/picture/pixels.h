#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Files of pixels and back. Only core/picture includes this.

namespace ateneu::picture {

/// Red, green, blue and opacity of each pixel, line by line.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    std::uint8_t const* at(int x, int y) const { return rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)); }
};

bool is_jpeg(std::string_view bytes);
bool is_png(std::string_view bytes);

struct Extent {
    std::int64_t width = 0, height = 0;
};
/// What the head of the file promises, before anything is unpacked.
std::optional<Extent> extent_of(std::string_view bytes);
/// Nothing where the file is broken. A JPEG may come smaller, but not below `least` on its shorter side, where it has that.
std::optional<Pixels> pixels_of(std::string_view bytes, int least);
/// How the camera was held, 1 to 8 (Exif 2.3, Orientation); 1 where nothing is said.
int orientation_of(std::string_view jpeg);
/// As it was seen.
Pixels turned(Pixels pixels, int orientation);
std::string png_of(Pixels const& pixels, bool with_opacity);

}  // namespace ateneu::picture
