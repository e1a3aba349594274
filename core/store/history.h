#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu {

/// One field of one change, as it was stored; JSON, or nullopt where the field was not touched or did not exist.
struct FieldChange {
    std::string field;
    std::optional<std::string> before, after;  ///< JSON values; secrets show as `"…"`
};
/// What stands in history instead of a value that was erased with its person (core/store/erase.h).
inline constexpr std::string_view erased_json = R"({"erased":true})";
/// One record's part of a change set.
struct HistoryEntry {
    std::int64_t change_set = 0;
    std::int64_t row = 0;  ///< key of this entry
    std::int64_t record = 0;  ///< whose it is: the record's own, or that of one that was merged into it
    Instant at;
    std::int64_t person = 0;   ///< 0: the program, or unknown
    std::string who;           ///< with the token they used, "Ana Vidal (monthly report)"; a service's token; "" when unknown
    std::string door, reason;
    std::string via;           ///< name of the API token; "" without one
    Action action = Action::change;
    std::vector<FieldChange> fields;
};
/// Newest first, with what happened to records that were merged into this one. The record must have been found
/// visible before; gives nothing for entities the actor may not view.
std::vector<HistoryEntry> history_of(Transaction& tx, Entity const& entity, std::int64_t id, int limit = 50,
                                     std::int64_t before_row = 0);
std::optional<HistoryEntry> history_entry(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row);
/// The newest changes to anything the actor may view, for the home page.
struct Happening {
    HistoryEntry entry;
    Entity const* entity;
    std::int64_t id;
    std::string title;  ///< of the record now; "" when it is gone
};
std::vector<Happening> happenings(Transaction& tx, int limit);
/// The record as it stood right after the entry (fields that no longer exist are left out);
/// nullopt where history doesn't reach back.
std::optional<Record> record_at(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row);
/// Puts the record back to how it stood after that entry, through `store` (permission, validation, history).
Written revert(Transaction& tx, Entity const& entity, std::int64_t id, std::int64_t row, std::int64_t version);

/// PostgreSQL keeps history in a partition per month: makes those of this month and the next two where
/// they are missing. Nothing to do on SQLite. Months whose rows already lie in the common partition stay there.
void make_partitions(db::Connection& sql, Date today);

}  // namespace ateneu
