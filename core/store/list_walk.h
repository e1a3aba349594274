#pragma once
#include <cstddef>

#include "core/store/list_rows.h"

namespace ateneu {

/// All rows of a list in its order, some at a time: for what is larger than memory. The ids are found first, in one
/// query along the order's index; they are all that is held of the whole, eight bytes a row.
class ListWalk {
public:
    /// `query.page` and `per_page` don't matter here. `tx` outlives this, and what it reads is one snapshot.
    ListWalk(Transaction& tx, ListQuery const& query);
    std::size_t total() const { return ids_.size(); }
    bool at_end() const { return next_ >= ids_.size(); }

    struct Want {
        RowParts parts;
        bool children = false;    ///< where the fields wanted have some
        bool references = false;  ///< titles of what the fields wanted point at
    };
    /// The next `most` rows, none at the end. Only records, titles, computed and references are filled.
    ListPage next(std::size_t most, Want const& want);

private:
    Transaction& tx_;
    Entity const& entity_;
    std::vector<std::int64_t> ids_;
    std::size_t next_ = 0;
};

}  // namespace ateneu
