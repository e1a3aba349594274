#include "core/picture/picture.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/picture/pixels.h"

namespace ateneu::picture {

namespace {

Refusal refusal(char const* code, Message message) { return {code, std::move(message), "picture"}; }

/// A part of a picture.
struct Part {
    int left = 0, top = 0, width = 0, height = 0;
};

Result<Pixels> read(std::string_view bytes, int least) {
    if (bytes.size() > most_bytes) return refusal("too_large", N_("A picture may have 5 MB at most."));
    if (!is_jpeg(bytes) && !is_png(bytes)) return refusal("kind", N_("Choose a JPEG or PNG picture."));
    auto const extent = extent_of(bytes);
    if (!extent || extent->width < 1 || extent->height < 1) return refusal("broken", N_("This picture can't be read. Choose another one."));
    if (extent->width > 30'000 || extent->height > 30'000 || extent->width * extent->height > most_pixels) return refusal("too_large", N_("This picture has too many pixels. Make it smaller first."));
    // One at a time: the pixels of a small file may take a hundred megabytes.
    static std::mutex one_at_a_time;
    std::lock_guard const lock(one_at_a_time);
    auto pixels = pixels_of(bytes, least);
    if (!pixels) return refusal("broken", N_("This picture can't be read. Choose another one."));
    return turned(std::move(*pixels), is_jpeg(bytes) ? orientation_of(bytes) : 1);
}

/// The mean of all pixels that fall on each new one, weighed by their opacity.
Pixels scaled(Pixels const& pixels, Part const& part, int width, int height) {
    Pixels out{width, height, {}};
    out.rgba.reserve(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    auto const edge = [](int index, int count, int whole) { return static_cast<int>(static_cast<std::int64_t>(index) * whole / count); };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto const left = edge(x, width, part.width), right = std::max(left + 1, edge(x + 1, width, part.width));
            auto const top = edge(y, height, part.height), bottom = std::max(top + 1, edge(y + 1, height, part.height));
            std::uint64_t sums[4] = {};
            for (int from_y = top; from_y < bottom; ++from_y)
                for (int from_x = left; from_x < right; ++from_x) {
                    auto const* const from = pixels.at(part.left + from_x, part.top + from_y);
                    for (int i = 0; i < 3; ++i) sums[i] += static_cast<std::uint64_t>(from[i]) * from[3];
                    sums[3] += from[3];
                }
            auto const count = static_cast<std::uint64_t>(right - left) * static_cast<std::uint64_t>(bottom - top);
            for (int i = 0; i < 3; ++i) out.rgba.push_back(static_cast<std::uint8_t>(sums[3] ? sums[i] / sums[3] : 255));
            out.rgba.push_back(static_cast<std::uint8_t>(sums[3] / count));
        }
    return out;
}

void lay_on_white(Pixels& pixels) {
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
        auto const opacity = pixels.rgba[i + 3];
        for (std::size_t k = 0; k < 3; ++k) pixels.rgba[i + k] = static_cast<std::uint8_t>((pixels.rgba[i + k] * opacity + 255 * (255 - opacity)) / 255);
        pixels.rgba[i + 3] = 255;
    }
}

Part square_of(Pixels const& pixels, Crop crop) {
    auto const side = std::min(pixels.width, pixels.height), rest = std::max(pixels.width, pixels.height) - side;
    auto const from = crop == Crop::start ? 0 : crop == Crop::middle ? rest / 2 : rest;
    return pixels.width > pixels.height ? Part{from, 0, side, side} : Part{0, from, side, side};
}

}  // namespace

Result<std::string> square_png(std::string_view bytes, int side, Crop crop) {
    auto const pixels = read(bytes, side);
    if (!pixels) return pixels.refusal();
    auto square = scaled(*pixels, square_of(*pixels, crop), side, side);
    lay_on_white(square);
    return png_of(square, false);
}

Result<std::string> fitted_png(std::string_view bytes, int most_width, int most_height) {
    auto const pixels = read(bytes, std::max(most_width, most_height));
    if (!pixels) return pixels.refusal();
    auto const factor = std::min({1.0, static_cast<double>(most_width) / pixels->width, static_cast<double>(most_height) / pixels->height});
    auto const length = [&](int whole) { return std::max(1, static_cast<int>(std::lround(whole * factor))); };
    return png_of(scaled(*pixels, {0, 0, pixels->width, pixels->height}, length(pixels->width), length(pixels->height)), true);
}

}  // namespace ateneu::picture
