#pragma once
#include <functional>
#include <string>

#include "core/store/store.h"

// What erasing a person does to single records and to their history. Which records those are, and who may, is decided in
// domain/privacy; this is the path that goes past permission and validation, because an emptied record need not satisfy a form.

namespace ateneu {

/// Whether erasing empties the field where its row is about the person: personal and not kept, or a secret.
bool is_emptied(Field const& field);
/// The record without what is personal. What may be blank is; a required text holds `pseudonym`, a required choice its
/// initial value. References to people stay: they say whose row it is.
Record emptied(Entity const& entity, Record record, std::string_view pseudonym);
/// Writes `after` instead of what is stored, with history and reactions. The values stand in that history: `erase_history` follows.
void write_emptied(Transaction& tx, Entity const& entity, Record const& after);
/// Takes the row and what goes with it away. False, with nothing done, where another row protects it.
bool take_away(Transaction& tx, Entity const& entity, std::int64_t id);

/// Which values of a kind of record go from history.
using Erased = std::function<bool(Field const&)>;
bool everything_told(Field const& field);  ///< all but references and clocks, for rows that are gone
/// Replaces these values in history by `erased_json`, before and after, so that it stays known that there was something.
/// How many rows of history changed.
std::int64_t erase_history(Transaction& tx, Entity const& entity, Keys const& ids, Erased const& which);
/// The same for values of one record that hold one of these texts, given in small letters.
std::int64_t erase_history_that_holds(Transaction& tx, Entity const& entity, std::int64_t id, std::vector<std::string> const& texts);
/// Ids of records that are gone and that pointed at `target` by `field` when they were.
Keys gone_that_pointed_at(Transaction& tx, Entity const& entity, Field const& field, Entity const& target, std::int64_t id);

}  // namespace ateneu
