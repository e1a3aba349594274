#include "core/html/identicon.h"

#include "core/html/basics.h"

namespace ateneu::ui {

namespace {

/// Numbers that follow each other differ in half of all bits (SplitMix64).
std::uint64_t stirred(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
    return number ^ (number >> 31);
}

}  // namespace

Html identicon(long long id, std::string_view size) {
    constexpr int side = 5, half = 3;
    auto bits = stirred(static_cast<std::uint64_t>(id));
    std::string path;
    auto const square = [&](int x, int y) { path += "M" + std::to_string(x + 1) + " " + std::to_string(y + 1) + "h1v1h-1z"; };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < half; ++x, bits >>= 1) {
            if ((bits & 1) == 0) continue;
            square(x, y);
            if (x < side - 1 - x) square(side - 1 - x, y);
        }
    auto classes = "avatar av" + std::to_string(tint_of(id));
    if (!size.empty()) classes += " " + std::string(size);
    return element("svg", {{"class", classes}, {"viewBox", "0 0 7 7"}, {"aria-hidden", "true"}, {"shape-rendering", "crispEdges"}}, element("path", {{"fill", "currentColor"}, {"d", path}}, Html()));
}

}  // namespace ateneu::ui
