#pragma once
#include <functional>
#include <span>
#include <vector>

#include "core/store/list.h"

// Deeds on many records: each record by itself through `Transaction`, all of them one change set.

namespace ateneu {

/// What a bulk edit does to one field of each record.
struct FieldEdit {
    Field const* field;
    /// `add` and `remove`: items of a list, records of a link.
    enum class How : std::uint8_t { set, add, remove } how = How::set;
    Value value;
};
/// Whether a bulk edit may name the field: people type it, and it isn't a secret, a child or unique.
bool may_be_edited(Field const& field);
/// Whether items can be added and removed one by one.
bool holds_items(Field const& field);
/// The value with the edit done; what was there already isn't added twice.
Value edited(Value const& before, FieldEdit const& edit);

/// What became of one record.
struct RowOutcome {
    enum class What : std::uint8_t { done, unchanged, refused } what = What::done;
    std::int64_t id = 0;
    std::vector<Problem> reasons = {};  ///< why it was refused
    /// For an edit, per FieldEdit: what the record held and what it holds now.
    std::vector<std::pair<Value, Value>> values = {};
};
struct BulkResult {
    std::vector<RowOutcome> rows;
    std::int64_t change_set = 0;  ///< 0: nothing was changed
    std::int64_t count(RowOutcome::What what) const;
};

/// More records than this are refused in one go; more than `tried_rows` are not all tried for a preview.
inline constexpr std::int64_t most_rows = 10'000, tried_rows = 1'000;

/// One record's part of a deed.
using RowDeed = std::function<Written(Transaction&, Chosen const&)>;
/// Permission and validation are asked for each record; what one refuses stops no other. All are held first, and
/// one whose version isn't the `Chosen` one any more is refused; what the deed itself does to it later (a friend
/// who is linked back) is nobody else's change.
BulkResult act_on_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows, RowDeed const& deed);
BulkResult edit_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows, std::span<FieldEdit const> edits);
/// What protects another chosen record goes first, whatever the order.
BulkResult remove_each(Transaction& tx, Entity const& entity, std::span<Chosen const> rows);

/// What a deed would do, found out by doing it and taking it back: rules, unique keys and reactions speak as they
/// will. Needs a write transaction. `reactions`: those of the site.
BulkResult tried(Transaction& tx, std::span<Reaction const> reactions, std::function<BulkResult(Transaction&)> const& deed);

}  // namespace ateneu
