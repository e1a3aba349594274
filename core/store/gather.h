#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/store/rows.h"
#include "core/store/store.h"

namespace ateneu {

/// A record as somebody finds it who reads it.
struct Found {
    Record record;
    std::string title;
    std::vector<Value> computed;  ///< in the order of Entity::computed; blank where not picked
};
/// Of these records those that the actor may see, by id: one query for all of them, and one for each link field and
/// each kind of children that is picked.
std::map<std::int64_t, Found> gather(Transaction& tx, Entity const& entity, std::vector<std::int64_t> ids, Picked const& picked = {});
/// The same for rows whose reference `by` points at one of the ids, by that id (facets: one row each).
std::map<std::int64_t, Found> gather(Transaction& tx, Entity const& entity, Field const& by, std::vector<std::int64_t> ids, Picked const& picked = {});

}  // namespace ateneu
