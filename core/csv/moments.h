#pragma once
#include <optional>

#include "core/entity/entity.h"

namespace ateneu::csv {

/// The fields that say when a record takes place, found in the entity's table.
struct Moments {
    Field const* start;           ///< a date, an instant, or a time range that says both
    Field const* end = nullptr;   ///< of the same kind as `start`; a date's day is included
};
/// A time range; else a pair whose names differ only in `start` and `end` (`start`/`end`, `agreement_start`/`agreement_end`);
/// else the first date that lists show. Nothing where an entity has none of these.
std::optional<Moments> moments_of(Entity const& entity);

}  // namespace ateneu::csv
