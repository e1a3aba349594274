#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/history.h"

namespace ateneu {

/// Who changed something, when, through which door and why. Its rows are counted and read apart.
struct ChangeSet {
    std::int64_t id = 0;
    Instant at;
    std::int64_t person = 0;  ///< 0: the program, or unknown
    std::string who;          ///< "" when unknown
    std::string door, reason;
    std::int64_t undoes = 0;     ///< the change set that this one took back, 0 for none
    std::int64_t undone_by = 0;  ///< the one that took this back and holds, 0 for none
};
std::optional<ChangeSet> change_set_of(Transaction& tx, std::int64_t id);

/// How many changes it holds, to be seen or not; counted to `most`.
std::int64_t rows_of_change_set(Transaction& tx, std::int64_t change_set, std::int64_t most);

/// How many records of a kind a change set added, changed or removed, of those that the actor may see.
struct ChangeCount {
    Entity const* entity;
    Action action;
    std::int64_t count;
};
std::vector<ChangeCount> change_counts(Transaction& tx, std::int64_t change_set);
/// Rows of a change set in the order written, from behind `after_row` on, with the titles that records have now.
/// Only what the actor may see: of records that are gone, those whose kind is seen whole.
std::vector<Happening> changes_in(Transaction& tx, std::int64_t change_set, int limit, std::int64_t after_row = 0);

/// A change set of the list, and how much of it the actor may see.
struct RecentChange {
    ChangeSet set;                ///< without `undone_by`
    std::int64_t rows = 0;        ///< changes to be seen, at most `most_rows_counted`
    bool more = false;            ///< than that
};
inline constexpr std::int64_t most_rows_counted = 1000;
struct RecentChanges {
    std::vector<RecentChange> sets;
    std::int64_t before = 0;  ///< where the next page begins, 0 at the end
};
/// Newest first: change sets that hold something the actor may see, those that they made, for superusers all.
/// `before`: only older ones than this; 0: from the newest on. At most a thousand sets are looked at for one page, and of
/// each the first thousand rows, so that nobody with few rights waits for all of history; a page may be short then.
RecentChanges recent_changes(Transaction& tx, int limit, std::int64_t before = 0);

}  // namespace ateneu
