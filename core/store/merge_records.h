#pragma once
#include "core/entity/entity.h"

// What merging and looking for duplicates remember. Written by deeds only.

namespace ateneu {

/// One record that was merged into another: its address leads to that one, and its history is told there.
struct Merged {
    Id<Merged> id;
    std::string kind;        ///< the entity's full name
    std::int64_t loser = 0;  ///< the id that went
    AnyReference winner;     ///< merged again, this follows; deleted, this goes along
    std::int64_t change_set = 0;
    Secret remains;  ///< secrets of the rows that went, for undoing: JSON; emptied after 30 days
    Instant merged_at;
    static Entity const& entity();
};

/// Two records that somebody looked at and found to be different.
struct Distinction {
    Id<Distinction> id;
    AnyReference left, right;
    Instant found_at;
    static Entity const& entity();
};

}  // namespace ateneu
