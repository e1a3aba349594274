#include "core/picture/pixels.h"

#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace ateneu::picture {

namespace {

struct Closed {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Jpeg = std::unique_ptr<void, Closed>;

unsigned char const* raw(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

/// A PNG that is being read; freed whatever happens.
struct Png {
    png_image image{};
    explicit Png(std::string_view bytes) {
        image.version = PNG_IMAGE_VERSION;
        is_open = png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0;
    }
    ~Png() { png_image_free(&image); }
    Png(Png const&) = delete;
    Png& operator=(Png const&) = delete;
    bool is_open = false;
};

std::optional<Pixels> jpeg_pixels(std::string_view bytes, int least) {
    Jpeg const jpeg(tjInitDecompress());
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (!jpeg || tjDecompressHeader3(jpeg.get(), raw(bytes), bytes.size(), &width, &height, &sampling, &colours) != 0) return {};
    int count = 0;
    auto const* const factors = tjGetScalingFactors(&count);
    Pixels pixels{width, height, {}};
    for (int i = 0; i < count; ++i) {
        auto const wide = TJSCALED(width, factors[i]), high = TJSCALED(height, factors[i]);
        if (std::min(wide, high) >= least && wide < pixels.width) pixels = {wide, high, {}};
    }
    pixels.rgba.resize(4 * static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height));
    auto const failed = tjDecompress2(jpeg.get(), raw(bytes), bytes.size(), pixels.rgba.data(), pixels.width, 0, pixels.height, TJPF_RGBA, TJFLAG_LIMITSCANS);
    // A picture whose last lines are odd is still a picture; one that couldn't be read isn't.
    if (failed != 0 && tjGetErrorCode(jpeg.get()) == TJERR_FATAL) return {};
    return pixels;
}

std::optional<Pixels> png_pixels(std::string_view bytes) {
    Png png(bytes);
    if (!png.is_open) return {};
    png.image.format = PNG_FORMAT_RGBA;
    Pixels pixels{static_cast<int>(png.image.width), static_cast<int>(png.image.height), {}};
    pixels.rgba.resize(PNG_IMAGE_SIZE(png.image));
    if (png_image_finish_read(&png.image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) return {};
    return pixels;
}

/// Numbers of two or four bytes, in the order that the part says.
struct Numbers {
    std::string_view bytes;
    bool little = false;
    std::uint32_t read(std::size_t at, std::size_t size) const {
        if (at + size > bytes.size()) return 0;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < size; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes[little ? at + size - 1 - i : at + i]);
        return number;
    }
};

/// Of the Exif part, behind "Exif\0\0".
int orientation_in(std::string_view exif) {
    constexpr std::uint32_t tag = 0x0112;
    if (exif.size() < 8) return 1;
    Numbers const numbers{exif, exif.starts_with("II")};
    std::size_t const table = numbers.read(4, 4);
    auto const entries = numbers.read(table, 2);
    for (std::size_t i = 0; i < entries && i < 200; ++i) {
        auto const entry = table + 2 + 12 * i;
        if (numbers.read(entry, 2) != tag) continue;
        auto const value = numbers.read(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }
bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1A\n"); }

std::optional<Extent> extent_of(std::string_view bytes) {
    if (is_jpeg(bytes)) {
        Jpeg const jpeg(tjInitDecompress());
        int width = 0, height = 0, sampling = 0, colours = 0;
        if (!jpeg || tjDecompressHeader3(jpeg.get(), raw(bytes), bytes.size(), &width, &height, &sampling, &colours) != 0) return {};
        return Extent{width, height};
    }
    Png const png(bytes);
    if (!png.is_open) return {};
    return Extent{png.image.width, png.image.height};
}

std::optional<Pixels> pixels_of(std::string_view bytes, int least) { return is_jpeg(bytes) ? jpeg_pixels(bytes, least) : png_pixels(bytes); }

int orientation_of(std::string_view jpeg) {
    constexpr std::string_view mark("Exif\0\0", 6);
    Numbers const numbers{jpeg};
    for (std::size_t at = 2; at + 4 <= jpeg.size();) {
        auto const kind = numbers.read(at, 2), size = numbers.read(at + 2, 2);
        // Parts end where the pixels begin.
        if (kind >> 8 != 0xFF || kind == 0xFFDA || size < 2) return 1;
        auto const part = jpeg.substr(at + 4, size - 2);
        if (kind == 0xFFE1 && part.starts_with(mark)) return orientation_in(part.substr(mark.size()));
        at += 2 + size;
    }
    return 1;
}

Pixels turned(Pixels pixels, int orientation) {
    if (orientation <= 1 || orientation > 8) return pixels;
    bool const is_lying = orientation >= 5;
    Pixels out{is_lying ? pixels.height : pixels.width, is_lying ? pixels.width : pixels.height, {}};
    out.rgba.reserve(pixels.rgba.size());
    auto const right = pixels.width - 1, bottom = pixels.height - 1;
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            int from_x = x, from_y = y;
            switch (orientation) {
                case 2: from_x = right - x; break;
                case 3: from_x = right - x, from_y = bottom - y; break;
                case 4: from_y = bottom - y; break;
                case 5: from_x = y, from_y = x; break;
                case 6: from_x = y, from_y = bottom - x; break;
                case 7: from_x = right - y, from_y = bottom - x; break;
                default: from_x = right - y, from_y = x; break;
            }
            auto const* const from = pixels.at(from_x, from_y);
            out.rgba.insert(out.rgba.end(), from, from + 4);
        }
    return out;
}

std::string png_of(Pixels const& pixels, bool with_opacity) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = with_opacity ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    std::vector<std::uint8_t> flat;
    if (!with_opacity)
        for (std::size_t i = 0; i < pixels.rgba.size(); ++i)
            if (i % 4 != 3) flat.push_back(pixels.rgba[i]);
    void const* const from = with_opacity ? pixels.rgba.data() : flat.data();
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, from, 0, nullptr) == 0) return {};
    std::string out(size, '\0');
    if (png_image_write_to_memory(&image, out.data(), &size, 0, from, 0, nullptr) == 0) return {};
    out.resize(size);
    return out;
}

}  // namespace ateneu::picture
