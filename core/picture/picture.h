#pragma once
#include <string>
#include <string_view>

#include "core/base/result.h"

// Pictures that people give us of themselves and their houses. What is kept is drawn anew from the pixels, so that nothing else
// of the file stays: no place, no camera, no hidden text.

namespace ateneu::picture {

/// Which part of a picture that isn't square becomes the square: along its longer side, the beginning, the middle or the end.
enum class Crop : std::uint8_t { start, middle, end };

inline constexpr std::size_t most_bytes = 5 << 20;
/// More than what fits into five megabytes from a camera: what promises more is no picture but a bomb.
inline constexpr std::int64_t most_pixels = 24'000'000;

/// A PNG of `side` × `side` pixels from a JPEG or PNG, turned the way the camera was held, without transparency.
/// Refuses `too_large`, `kind`, `broken`; `field` is "picture".
Result<std::string> square_png(std::string_view bytes, int side, Crop crop = Crop::middle);
/// As wide and high as it is, at most so much; what is transparent stays so.
Result<std::string> fitted_png(std::string_view bytes, int most_width, int most_height);

}  // namespace ateneu::picture
