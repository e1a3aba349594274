#pragma once
#include "core/entity/entity.h"
#include "core/store/bulk.h"

namespace ateneu {

/// What became of a deed on many records, kept a month for whoever did it: the page that tells it can be loaded
/// again, and its change set undone. A technical row, written by plain SQL: history has the changes themselves.
struct BulkRun {
    Id<BulkRun> id;
    AnyReference owner;
    std::string list;         ///< full name of the records' entity
    std::string deed;         ///< "edit", "delete" or an action's name
    std::int64_t change_set = 0;  ///< 0: nothing was changed
    std::string rows;         ///< a line each: id, `done`, `unchanged` or `refused`, why; tabs between
    Instant at;
    static Entity const& entity();
};
struct KeptRow {
    std::int64_t id = 0;
    RowOutcome::What what = RowOutcome::What::done;
    std::string reason;  ///< in the language of who did it
};

/// `reason`: the sentence for a refused row.
std::int64_t keep_run(Transaction& tx, Entity const& entity, std::string_view deed, BulkResult const& result,
                      std::function<std::string(RowOutcome const&)> const& reason);
/// Those of the actor only.
std::optional<BulkRun> find_run(Transaction& tx, Entity const& entity, std::int64_t id);
std::vector<KeptRow> rows_of(BulkRun const& run);

}  // namespace ateneu
