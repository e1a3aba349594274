#pragma once
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace ateneu::takeover {

/// The keys of one table: a bit each where they are small, as a database counts them.
class IdSet {
public:
    /// False when it was there already. `id` is more than 0.
    bool insert(std::int64_t id);
    bool contains(std::int64_t id) const;
    std::int64_t highest() const { return highest_; }  ///< 0 when empty

private:
    std::vector<std::uint64_t> bits_;
    std::unordered_set<std::int64_t> large_;
    std::int64_t highest_ = 0;
};

}  // namespace ateneu::takeover
