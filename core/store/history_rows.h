#pragma once
#include <span>

#include "core/store/history.h"

// How history is read from its table. Only core/store includes this.

namespace ateneu {

/// `SELECT` of what `read_entry` reads, from core_change `c` and core_change_set `s`; entity and record come last.
inline constexpr auto entry_columns =
    "SELECT c.id, c.change_set, c.at, s.person, s.door, s.reason, c.action, c.before, c.after, c.entity, c.record, s.via "
    "FROM core_change c JOIN core_change_set s ON s.id = c.change_set ";
HistoryEntry read_entry(db::Rows const& rows);
Action action_of(std::string_view code);
/// The fields of one row of history, from its two sides as JSON.
std::vector<FieldChange> field_changes(std::string_view before, std::string_view after);
/// Fills in who it was, for those whose names the actor may see.
void name_people(Transaction& tx, std::span<HistoryEntry* const> entries);
/// Fills in what the records are called now.
void name_records(Transaction& tx, std::vector<Happening>& found);
/// Secrets are in no history: children keep those that they have now.
void keep_secrets(Entity const& entity, Record const& now, Record& past);

}  // namespace ateneu
