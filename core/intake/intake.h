#pragma once
#include <functional>

#include "core/base/result.h"
#include "core/intake/csv_reader.h"
#include "core/intake/mapping.h"
#include "core/intake/staging.h"

// A file of rows into an entity: receive, check, store. For a page, a job and a command alike.

namespace ateneu::intake {

/// Where the steps do their work. Both give a transaction of the importer: `write` commits it, also several times.
struct Workplace {
    std::function<void(std::function<void(Transaction&)> const&)> write, read;
    /// How many rows are done; may throw to end the work.
    std::function<void(std::int64_t done, std::int64_t total)> progress = [](std::int64_t, std::int64_t) {};
};

struct File {
    std::string name;
    std::string_view bytes;
    std::optional<Charset> charset = {};  ///< found out where nobody said
    std::optional<char> delimiter = {};
};
/// Reads the file into waiting rows, a thousand in a transaction. Refuses what can't be read, with line and column
/// (`bad_file`), and leaves nothing behind then.
Result<Id<Import>> receive(Workplace const& at, Entity const& entity, File const& file);

/// The columns are chosen: what was checked before is forgotten.
void choose_mapping(Transaction& tx, Import& import, Entity const& entity, Mapping const& mapping);

/// The dry run: says of each row whether it is new, changed, same or wrong. Writes nothing but that; may run again.
void check(Workplace const& at, Id<Import> id);

/// Stores what was checked, in one transaction and one change set: all rows, or those that aren't wrong. Refuses
/// (`wrong_rows`, `changed_since`, `not_checked`), then nothing is stored; rows that changed since the check are wrong
/// now and say so. Done already: says how often one asks.
Result<Done> store(Workplace const& at, Id<Import> id, bool without_wrong);

/// The wrong rows as they came, with a column that says why. CSV with the file's delimiter, UTF-8 with its mark.
std::string wrong_rows_csv(Transaction& tx, Import const& import, Tongue const& tongue);
/// `reason` of a finding for people: "E-mail: Write a full address …".
std::string reason_text(Entity const& entity, Wrong const& wrong, Tongue const& tongue);

/// The entity of an import; null where the program doesn't have it any more.
Entity const* entity_of(Registry const& registry, Import const& import);
/// Who may import: who may add or change such records by hand.
bool may_import(Actor const& actor, Entity const& entity);

}  // namespace ateneu::intake
