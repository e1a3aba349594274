#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/store/store.h"

namespace ateneu {

/// One way in which records of a kind are found alike (`Entity::duplicates`, or the default).
struct AlikeKey {
    char const* why;  ///< msgid
    std::vector<Field const*> fields, others;  ///< the one's, and what they are compared with in the other
    /// Whether a pair is found from either side.
    bool is_mutual() const;
};
std::vector<AlikeKey> alike_keys(Entity const& entity);

/// Two records that may be one.
struct LikelyPair {
    std::int64_t left = 0, right = 0;
    std::string left_title, right_title;
    char const* why = "";
};
/// Pairs that are alike by one key, both of which the actor sees, and that nobody called different; in the order of their
/// ids, from behind `after` on.
std::vector<LikelyPair> likely_pairs(Transaction& tx, Entity const& entity, AlikeKey const& key, int limit, std::pair<std::int64_t, std::int64_t> after = {0, 0});
/// Others that this one may be the same as, by the keys that an index answers: `right` is the other.
std::vector<LikelyPair> likely_the_same(Transaction& tx, Entity const& entity, std::int64_t id, int limit);

/// Remembers that two records are different, for whoever may change them; `undo` takes it back.
/// Refuses `same_record`, `no_permission`.
Written call_different(Transaction& tx, Entity const& entity, std::int64_t one, std::int64_t other);

}  // namespace ateneu
