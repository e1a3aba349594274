#include "apps/workshops/demo_chance.h"

namespace ateneu::workshops::demo {

std::uint64_t Chance::next() {
    state_ += 0x9e3779b97f4a7c15;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

Uuid Chance::uuid() {
    constexpr std::string_view shape = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
    constexpr std::string_view digits = "0123456789abcdef";
    Uuid made;
    for (auto const place : shape) made.value += place == 'x' ? digits[below(16)] : place;
    return made;
}

}  // namespace ateneu::workshops::demo
