#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu {

/// Whose value or rows stay: those of the left record, of the right one, or both together.
enum class Side : std::uint8_t { left, right, both };

/// What somebody chose for a merge. What `sides` doesn't name takes its default; names are the addresses of
/// `MergePreview`: a field `name`, a facet's field `login.is_active`, rows that point here
/// `workshops.award.person`, two rows that clash `workshops.award.person:12-34` (the left record's, the right one's).
struct MergeChoices {
    std::int64_t left = 0, right = 0;
    std::int64_t left_version = 0, right_version = 0;  ///< as seen; 0 takes the newest (only for the program)
    Side survivor = Side::left;                        ///< whose id stays; not `both`
    std::map<std::string, Side, std::less<>> sides = {};
};

/// A field of both records, or of their facets.
struct MergedField {
    std::string address;
    Entity const* entity;
    Field const* field;
    Value left, right;
    Side side = Side::left;  ///< what happens unless somebody says otherwise
    bool can_combine = false;
    bool is_same() const { return left == right; }
};
/// Two rows that may not both point at one record. One gives way: what hangs on it moves to the other; where the key
/// is only among live or marked rows, it stays and is archived or unmarked instead.
struct MergeClash {
    std::string address;
    std::int64_t left_row = 0, right_row = 0;
    std::string left_title, right_title;
    Side side = Side::left;
    bool can_combine = false;  ///< `both`: blanks of the one are filled by the other
    bool is_retired = false;   ///< the row that gives way stays, archived or unmarked
};
/// Rows that point at either record through one field; children and links too.
struct MergedRows {
    std::string address;
    Entity const* entity;
    Field const* field;
    std::int64_t left = 0, right = 0;
    bool ends = false;  ///< those of the record that goes are ended, not moved (sessions)
    bool may_leave_out = false;  ///< the merger may keep those of one side alone; otherwise all of them move
    std::vector<MergeClash> clashes = {};  ///< the first hundred
};
struct MergePreview {
    Refusal refusal;  ///< code "" when it can be done
    Record left, right;
    std::vector<MergedField> fields;  ///< in the order of the tables, facets behind; those that are the same too
    std::vector<MergedRows> rows;     ///< only where there are some
    Problems problems;                ///< of the merged record, with the choices given
};

/// What merging would do, with the choices given. Reads only.
/// Refuses `same_record`, `gone`, `no_permission`, `permanent`, `superusers_only`.
MergePreview merge_preview(Transaction& tx, Entity const& entity, MergeChoices const& choices);

/// Merges two records, as one change set that `undo` takes back. Whoever sees both and may change and delete this
/// kind of record may merge; everything that points at the loser moves with the program's rights, and rows are left out
/// only where they may be changed and deleted by whoever merges. Where either holds something that only superusers change (roles, a superuser's login), only superusers may merge.
/// Done: `id` is the survivor's. Problems are named by the addresses of fields. Source: AMY-R171 to R180.
Written merge(Transaction& tx, Entity const& entity, MergeChoices const& choices);

/// Secrets of records that were merged away wait for an undo; those of merges before `before` are forgotten.
std::int64_t forget_remains(db::Connection& sql, Instant before);

/// The id of the record that this one was merged into, 0 for none.
std::int64_t merged_into(Transaction& tx, Entity const& entity, std::int64_t id);
/// The ids of those that were merged into this one.
std::vector<std::int64_t> merged_from(Transaction& tx, Entity const& entity, std::int64_t id);

}  // namespace ateneu
