#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/entity/types.h"

namespace ateneu::workshops::demo {

/// Dice that fall alike on every machine for the same seed (SplitMix64, Steele, Lea and Flood
/// 2014); the standard library's distributions don't promise that.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    /// 0 … count - 1; `count` is more than zero.
    std::size_t below(std::size_t count) { return next() % count; }
    int between(int lowest, int highest) {
        return lowest + static_cast<int>(below(static_cast<std::size_t>(highest - lowest + 1)));
    }
    bool percent(int chance) { return between(1, 100) <= chance; }

    template <class T>
    T const& pick(std::span<T const> list) {
        return list[below(list.size())];
    }
    template <class T>
    T const& pick(std::vector<T> const& list) {
        return list[below(list.size())];
    }
    template <class T, std::size_t N>
    T const& pick(T const (&list)[N]) {
        return list[below(N)];
    }

    /// Version 4, from these dice.
    Uuid uuid();

private:
    std::uint64_t next();
    std::uint64_t state_;
};

}  // namespace ateneu::workshops::demo
