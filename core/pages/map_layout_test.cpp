#include "core/pages/map_layout.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace ateneu::pages {

TEST(MapLayout, PlacesStandWhereTheDrawingHasThem) {
    // The same numbers as in web/world.test.mjs.
    EXPECT_EQ(std::lround(spot_of(41.38, 2.17).x), 22);
    EXPECT_EQ(std::lround(spot_of(41.38, 2.17).y), -455);
    EXPECT_NEAR(spot_of(0, 0).y, 0, 1e-9);
    EXPECT_EQ(std::lround(spot_of(89, -180).y), -1794);
    EXPECT_TRUE(std::isfinite(spot_of(-90, 0).y));
}

TEST(MapLayout, AnAreaIsReadBackOrRefused) {
    auto const box = parse_box("-100,-500,200,-300");
    ASSERT_TRUE(box);
    EXPECT_EQ(text_of(*box), "-100,-500,200,-300");
    for (auto const* wrong : {"", "1", "1,2,3", "1,2,3,4,5", "3,2,1,4", "1,4,3,2", "a,b,c,d", "1,2,3,", "0,0,99999999999999999999,1", "0,0,3000,1", "1.5,2,3,4", "nan,0,1,1", "0,0,0,0"})
        EXPECT_FALSE(parse_box(wrong)) << wrong;
}

TEST(MapLayout, AFrameHoldsWhatItShowsAndStaysInTheWorld) {
    auto const world = whole_world();
    for (auto const& [latitude, longitude] : {std::pair{41.4, 2.2}, {85.0, 180.0}, {-62.0, -180.0}, {0.0, 0.0}, {71.0, 25.0}}) {
        auto const spot = spot_of(latitude, longitude);
        auto const frame = framed({spot.x, spot.y, spot.x, spot.y});
        EXPECT_GE(frame.width(), 20);
        EXPECT_GE(frame.left, world.left);
        EXPECT_LE(frame.right, world.right);
        EXPECT_NEAR(frame.width(), frame.height() * 2, 1e-6);
    }
    auto const all = framed(world);
    EXPECT_DOUBLE_EQ(all.width(), world.width());
    EXPECT_LT(scaled(all, 0.5).width(), all.width());
    EXPECT_DOUBLE_EQ(scaled(all, 2).width(), all.width());
}

/// A pin of several there must lead to something else than the same view.
TEST(MapLayout, TheNarrowestFrameIsKnownAlsoFromItsAddress) {
    for (auto const& [latitude, longitude] : {std::pair{41.387, 2.168}, {-33.861, 151.209}, {64.13, -21.9}}) {
        auto const spot = spot_of(latitude, longitude);
        auto const frame = framed({spot.x, spot.y, spot.x, spot.y});
        EXPECT_TRUE(is_narrowest(frame));
        EXPECT_TRUE(is_narrowest(scaled(*parse_box(text_of(frame)), 1)));
        EXPECT_FALSE(is_narrowest(scaled(frame, 2)));
    }
}

TEST(MapLayout, BoundsAreTheDegreesOfABox) {
    auto const south_west = spot_of(41.3, 2.0), north_east = spot_of(42.5, 3.3);
    auto const bounds = bounds_of({south_west.x, north_east.y, north_east.x, south_west.y});
    EXPECT_NEAR(bounds.west, 2.0, 1e-9);
    EXPECT_NEAR(bounds.east, 3.3, 1e-9);
    EXPECT_NEAR(bounds.south.value(), 41.3, 1e-9);
    EXPECT_NEAR(bounds.north.value(), 42.5, 1e-9);
    auto const cut = bounds_of({0, spot_of(90, 0).y, 1, spot_of(-90, 0).y});
    EXPECT_FALSE(cut.south) << "what lies beyond stands at the edge";
    EXPECT_FALSE(cut.north);
}

TEST(MapLayout, PinsAreNeverNearerThanAFingerAndLoseNobody) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    auto const box = framed(whole_world());
    Pins pins(box);
    std::int64_t inside = 0;
    for (int n = 1; n <= 5000; ++n) {
        auto const at = spot_of(static_cast<double>(chance() % 1800) / 10 - 90, static_cast<double>(chance() % 3600) / 10 - 180);
        inside += box.holds(at);
        pins.add(n, at);
    }
    std::int64_t counted = 0;
    auto const gathered = pins.gathered();
    for (std::size_t i = 0; i < gathered.size(); ++i) {
        counted += gathered[i].count;
        for (std::size_t j = 0; j < i; ++j) EXPECT_GE(std::hypot(gathered[i].at.x - gathered[j].at.x, gathered[i].at.y - gathered[j].at.y), box.width() / 14);
    }
    EXPECT_EQ(counted, inside);
    Pins one(box);
    one.add(7, spot_of(41.4, 2.2));
    ASSERT_EQ(one.gathered().size(), 1u);
    EXPECT_EQ(one.gathered()[0].id, 7);
}

}  // namespace ateneu::pages
