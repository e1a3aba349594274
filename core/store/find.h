#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/search/words.h"
#include "core/store/store.h"

namespace ateneu {

/// What is looked for, and among which kinds of records.
struct Search {
    std::vector<Entity const*> entities;  ///< those that aren't searchable, or of which nothing may be seen, give nothing
    std::string text;
    int per_entity = 24;  ///< candidates that are ranked, of each; the newest ones where more answer
    int enough = 1;       ///< found at beginnings of words: then nobody looks inside of words as well
};
/// A record that answers, and how well.
struct Hit {
    Entity const* entity;
    std::int64_t id;
    std::string title;
    Rank rank;
};
/// What the authority may see, best first: by rank, then short titles first. One statement asks all entities for these
/// words as they are; where a kind has too few, another for words that begin so; where all together have too few, one
/// for what stands inside of words.
std::vector<Hit> find(Transaction& tx, Search const& search);
/// The records with this id, in the order of `entities`.
std::vector<Hit> find_number(Transaction& tx, std::span<Entity const* const> entities, std::int64_t id);

}  // namespace ateneu
