#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/store/merge.h"
#include "core/store/removal.h"

// What both halves of a merge, looking and doing, ask of the tables. Only core/store includes this.

namespace ateneu {

/// The two records by side, and which of them stays.
struct Pair {
    Record left, right;
    Side survivor;
    Record const& stays() const { return survivor == Side::left ? left : right; }
    Record const& goes() const { return survivor == Side::left ? right : left; }
    Side other() const { return survivor == Side::left ? Side::right : Side::left; }
};

/// The choice for an address, or its default.
Side chosen(MergeChoices const& choices, std::string const& address, Side otherwise);
/// Lists, links and plain texts can be put together; codes, keys and numbers can't.
bool can_combine(Field const& field);
/// Of lists both; else the survivor's, unless that is blank.
Side default_side(Field const& field, Value const& left, Value const& right, Side survivor);
Value value_of(Field const& field, Value const& left, Value const& right, Side side);
/// Whether somebody chooses this field: not secrets, children, the field that makes it a part of something, and last stamps.
bool is_chosen(Entity const& entity, Field const& field);
/// The survivor as it will be, without what the loser needs to be gone for. Ids of neither remain in it.
Record merged_values(Entity const& entity, Pair const& pair, MergeChoices const& choices, std::string const& prefix);
/// What is wrong with the merged record that was not wrong with either alone.
/// `there`: the loser still has its keys, so that one which it has isn't counted as taken.
enum class Goes : std::uint8_t { there, gone };
Problems new_problems(Transaction& tx, Entity const& entity, Pair const& pair, Record const& merged, Goes goes);

/// A key that two rows may not share once both point at the same record.
struct SharedKey {
    std::vector<Field const*> fields;
    std::string_view where;
};
struct ClashingRows {
    std::int64_t left = 0, right = 0;
    SharedKey const* key = nullptr;
};
std::vector<SharedKey> keys_with(Entity const& entity, Field const& field);
/// Pairs of rows that would clash, at most `limit`.
std::vector<ClashingRows> clashing(Transaction& tx, Entity const& entity, Field const& field, Entity const& target, Pair const& pair,
                                   std::vector<SharedKey> const& keys, int limit);
std::string rows_address(Entity const& entity, Field const& field);
std::string clash_address(Entity const& entity, Field const& field, ClashingRows const& rows);
/// Of two rows: evidence by its date, else the survivor's.
Side default_clash_side(Entity const& entity, Record const& left, Record const& right, SharedKey const& key, Side survivor);
/// Whether whoever merges may leave rows of this kind out: they could delete each of them by hand.
bool may_leave_out(Transaction& tx, Entity const& from);
/// Whether this field is a way in which rows are part of the record itself, shown as its section.
bool is_facet_of(Entity const& entity, Field const& field);
/// Which of two facets stays: the one whose secret is set, else the survivor's. Secrets themselves never move.
Side staying_facet(Entity const& facet, Record const& left, Record const& right, Side survivor);

/// Why these may not be merged; code "" when they may.
Refusal refusal_of(Transaction& tx, Entity const& entity, MergeChoices const& choices, std::optional<Record> const& left, std::optional<Record> const& right);

}  // namespace ateneu
