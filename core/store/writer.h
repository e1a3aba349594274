#pragma once
#include <string>
#include <vector>

#include "core/store/store.h"

// The SQL side of a write, below permission and validation. Only core/store includes this.

namespace ateneu {

struct Writer {
    Transaction& tx;

    /// Inserts the row, its links and its children; the new id.
    std::int64_t insert(Entity const& entity, Record const& record, std::int64_t position = 0);
    /// Writes the fields that differ, with links and children; raises the version. `before` is what is stored.
    void update(Entity const& entity, Record const& before, Record const& after);
    void erase(Entity const& entity, std::int64_t id);
    /// Keeps `core_total`.
    void count(Entity const& entity, Record const& record, int by);
    /// One history row; `before`/`after` null where the record did not exist.
    void remember(Entity const& entity, Record const* before, Record const* after);
    /// A change to a child raises its parent's version.
    void touch_parent(Entity const& entity, Record const& child);
    void react(Entity const& entity, Action action, Record const* before, Record const* after);

private:
    void write_links(Entity const& entity, Field const& field, std::int64_t id, Keys const& before, Keys const& after);
    void write_children(Entity const& entity, Field const& field, std::int64_t id, Records const& before, Records const& after);
};

/// The scope a record belongs to, 0 without one.
std::int64_t scope_of(Entity const& entity, Record const& record);
/// All problems of a record; `id` 0 for a new one. Addresses begin with `prefix`.
void validate_record(Transaction& tx, Entity const& entity, Record const& record, std::string const& prefix,
                     Problems& problems);

}  // namespace ateneu
