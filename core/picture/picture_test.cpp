#include "core/picture/picture.h"

#include <gtest/gtest.h>
#include <turbojpeg.h>

#include "core/picture/pixels.h"

namespace ateneu::picture {
namespace {

/// The left half red, the right half blue; green on top of both, a quarter high.
Pixels sample(int width, int height) {
    Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            bool const is_top = y < height / 4;
            pixels.rgba.insert(pixels.rgba.end(), {static_cast<std::uint8_t>(!is_top && x < width / 2 ? 255 : 0), static_cast<std::uint8_t>(is_top ? 255 : 0), static_cast<std::uint8_t>(!is_top && x >= width / 2 ? 255 : 0), 255});
        }
    return pixels;
}

std::string jpeg(Pixels const& pixels) {
    auto* const handle = tjInitCompress();
    unsigned char* out = nullptr;
    unsigned long size = 0;
    EXPECT_EQ(tjCompress2(handle, pixels.rgba.data(), pixels.width, 0, pixels.height, TJPF_RGBA, &out, &size, TJSAMP_444, 95, 0), 0);
    std::string bytes(reinterpret_cast<char const*>(out), size);
    tjFree(out);
    tjDestroy(handle);
    return bytes;
}

/// With an Exif part behind its first two bytes: how the camera was held, and words as its GPS part would have them.
std::string with_exif(std::string const& bytes, int orientation) {
    std::string exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += static_cast<char>(orientation);
    exif += std::string("\0\0\0\0\0\0", 6) + "GPS 41.98 2.82";
    auto const size = exif.size() + 2;
    return bytes.substr(0, 2) + "\xFF\xE1" + static_cast<char>(size >> 8) + static_cast<char>(size & 255) + exif + bytes.substr(2);
}

char colour(Pixels const& pixels, double x, double y) {
    auto const* const at = pixels.at(static_cast<int>(x * pixels.width), static_cast<int>(y * pixels.height));
    if (at[0] > 200 && at[1] < 60 && at[2] < 60) return 'r';
    if (at[1] > 200 && at[0] < 60 && at[2] < 60) return 'g';
    if (at[2] > 200 && at[0] < 60 && at[1] < 60) return 'b';
    return at[0] > 240 && at[1] > 240 && at[2] > 240 ? 'w' : '?';
}

TEST(Picture, BecomesASquareOfTheSizeAskedFor) {
    for (auto const& bytes : {jpeg(sample(400, 300)), png_of(sample(400, 300), true)}) {
        auto const made = square_png(bytes, 128);
        ASSERT_TRUE(static_cast<bool>(made));
        auto const square = *pixels_of(*made, 1);
        EXPECT_EQ(square.width, 128);
        EXPECT_EQ(square.height, 128);
        EXPECT_EQ(colour(square, 0.2, 0.8), 'r');
        EXPECT_EQ(colour(square, 0.8, 0.8), 'b');
        EXPECT_EQ(colour(square, 0.5, 0.1), 'g');
    }
    EXPECT_EQ(pixels_of(*square_png(png_of(sample(20, 10), false), 64), 1)->width, 64) << "small ones grow";
}

TEST(Picture, IsCutWhereOneSays) {
    auto const wide = png_of(sample(300, 100), false);
    EXPECT_EQ(colour(*pixels_of(*square_png(wide, 60, Crop::start), 1), 0.5, 0.8), 'r');
    EXPECT_EQ(colour(*pixels_of(*square_png(wide, 60, Crop::end), 1), 0.5, 0.8), 'b');
    EXPECT_EQ(colour(*pixels_of(*square_png(png_of(sample(100, 400), false), 60, Crop::start), 1), 0.5, 0.5), 'g');
}

TEST(Picture, KeepsNothingButPixelsAndIsTurnedAsItWasSeen) {
    auto const bytes = with_exif(jpeg(sample(200, 200)), 6);
    EXPECT_EQ(orientation_of(bytes), 6);
    auto const made = square_png(bytes, 100);
    ASSERT_TRUE(static_cast<bool>(made));
    EXPECT_EQ(made->find("GPS"), std::string::npos);
    EXPECT_EQ(made->find("Exif"), std::string::npos);
    EXPECT_EQ(colour(*pixels_of(*made, 1), 0.95, 0.5), 'g') << "a quarter turn to the right: what was on top";
    EXPECT_EQ(colour(*pixels_of(*square_png(with_exif(jpeg(sample(200, 200)), 3), 100), 1), 0.5, 0.95), 'g');
    for (int orientation = 0; orientation < 12; ++orientation) EXPECT_TRUE(static_cast<bool>(square_png(with_exif(jpeg(sample(50, 30)), orientation), 20)));
}

TEST(Picture, IsRefusedWhereItIsNoneOrTooMuch) {
    auto const code = [](std::string const& bytes) {
        auto const made = square_png(bytes, 64);
        return made ? std::string() : made.refusal().code;
    };
    EXPECT_EQ(code(""), "kind");
    EXPECT_EQ(code("GIF89a........"), "kind");
    EXPECT_EQ(code("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "kind");
    EXPECT_EQ(code(jpeg(sample(50, 50)).substr(0, 100)), "broken");
    EXPECT_EQ(code(png_of(sample(50, 50), false).substr(0, 60)), "broken");
    EXPECT_EQ(code(png_of(sample(50, 50), false) + std::string(most_bytes, 'x')), "too_large");
    // A head that promises 60,000 by 60,000 pixels, in a few bytes.
    auto bomb = png_of(sample(8, 8), false);
    bomb.replace(16, 8, std::string("\0\0\xEA\x60\0\0\xEA\x60", 8));
    EXPECT_NE(code(bomb), "");
    auto large = png_of(sample(5000, 5000), false);
    EXPECT_LT(large.size(), most_bytes);
    EXPECT_EQ(code(large), "too_large") << "25 million pixels";
    for (std::size_t cut = 3; cut < 400; cut += 7) EXPECT_NO_THROW(static_cast<void>(code(jpeg(sample(30, 30)).substr(0, cut))));
}

TEST(Picture, OfAHouseKeepsItsShapeAndWhatIsTransparent) {
    auto see_through = sample(400, 100);
    for (std::size_t i = 3; i < see_through.rgba.size() / 2; i += 4) see_through.rgba[i] = 0;
    auto const made = pixels_of(*fitted_png(png_of(see_through, true), 200, 200), 1);
    EXPECT_EQ(made->width, 200);
    EXPECT_EQ(made->height, 50);
    EXPECT_EQ(made->at(10, 5)[3], 0);
    EXPECT_EQ(made->at(10, 45)[3], 255);
    EXPECT_EQ(colour(*pixels_of(*square_png(png_of(see_through, true), 50), 1), 0.5, 0.1), 'w') << "a portrait has none";
}

}  // namespace
}  // namespace ateneu::picture
