#include "core/takeover/id_set.h"

#include <algorithm>

namespace ateneu::takeover {

namespace {

/// Eight MiB of bits; a single stray key beyond must not cost gigabytes.
constexpr std::int64_t first_large = std::int64_t{1} << 26;

}  // namespace

bool IdSet::insert(std::int64_t id) {
    highest_ = std::max(highest_, id);
    if (id >= first_large) return large_.insert(id).second;
    auto const word = static_cast<std::size_t>(id) / 64;
    if (word >= bits_.size()) bits_.resize(word + 1);
    auto const bit = std::uint64_t{1} << (id % 64);
    bool const is_new = (bits_[word] & bit) == 0;
    bits_[word] |= bit;
    return is_new;
}

bool IdSet::contains(std::int64_t id) const {
    if (id <= 0) return false;
    if (id >= first_large) return large_.contains(id);
    auto const word = static_cast<std::size_t>(id) / 64;
    return word < bits_.size() && (bits_[word] >> (id % 64) & 1) != 0;
}

}  // namespace ateneu::takeover
