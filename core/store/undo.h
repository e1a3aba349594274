#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace ateneu {

/// Why one record of a change set can't go back to how it was.
struct Clash {
    std::string kind;         ///< full name of its entity, also where that is no more
    std::int64_t record = 0;  ///< 0: all of this kind
    std::string title = {};   ///< "" where it is gone or not to be seen
    std::string field = {};   ///< "" for the record as a whole
    std::string code;  ///< `changed`, `still_used`, `gone`, `there_again`, `taken`, `no_such_record`, `no_permission`, `secret`, `permanent`, `unreadable`
    Message message;
};

/// Why, in this language.
std::string reason_of(Tongue const& tongue, Clash const& clash);

/// What became of undoing. Exactly one of: ok, refused (`refusal.code` is set), clashes.
struct Undone {
    bool ok = false;
    Refusal refusal;              ///< `no_such_change`, `undone_already`
    std::int64_t change_set = 0;  ///< the new one, whose `undoes` names the old one
    std::int64_t rows = 0;        ///< changes taken back
    std::vector<Clash> clashes;   ///< the first hundred
    std::int64_t clash_count = 0;
    explicit operator bool() const { return ok; }
};

/// Takes a whole change set back, newest change first, as one new change set: what was added goes, what was changed
/// goes back where it still holds what the change set left there, what was removed comes back under its id. All or
/// nothing: with a clash nothing is written, whatever the caller does afterwards. Whoever may do each of the reverse
/// changes may undo; what people never type (kept records, `system` fields) only those who made the change, and
/// superusers. A merge may be undone by whoever could merge these records.
/// Secrets that a removal took are not in history; they come back only where a merge put them aside.
/// `progress` hears how many rows are done; what it throws takes everything back with the transaction.
Undone undo(Transaction& tx, std::int64_t change_set, std::function<void(std::int64_t done)> const& progress = {});

/// What would clash, as far as reading tells: missing rights, and values changed since. What hangs by now on records
/// that were added is only found by `undo`.
Undone undo_preview(Transaction& tx, std::int64_t change_set);

}  // namespace ateneu
