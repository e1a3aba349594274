#pragma once
#include <compare>
#include <cstdint>

namespace ateneu {

/// The key of a `T`: a row's `bigint`, more than zero; 0 means "not stored yet".
/// An `Id<Person>` can't be passed where an `Id<Workshop>` is wanted, and needs no `person.h`.
template <class T>
struct Id {
    std::int64_t value = 0;
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace ateneu
