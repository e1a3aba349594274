#pragma once
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/store/store.h"

namespace ateneu {

/// A record on its way in: new (id 0, `stored` null), or a change of `stored`, which `Batch::find` gave.
struct Incoming {
    Record record;
    Record const* stored = nullptr;
};

/// Many records of one entity through the same door as `Transaction::add` and `change`: permission, validation,
/// history, reactions, only with a few questions for hundreds of records instead of several for each.
/// What one batch object accepted counts for its next: two new records can't claim one unique value.
/// A value that another record gives up in the same batch is still taken.
class Batch {
public:
    Batch(Transaction& tx, Entity const& entity);
    ~Batch();
    Batch(Batch const&) = delete;
    Batch& operator=(Batch const&) = delete;

    /// The records that the authority may see, by id. With `hold` nobody else changes them until commit.
    std::map<std::int64_t, Record> find(std::vector<std::int64_t> const& ids, bool hold);
    /// What writing them would answer, one for each, without writing. Records come back as they would be stored.
    std::vector<Written> check(std::span<Incoming> all);
    /// Writes them all where all are good, else none of them; the answers, one for each. A `stored` was found with `hold`.
    std::vector<Written> write(std::span<Incoming> all);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ateneu
