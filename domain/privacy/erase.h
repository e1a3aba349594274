#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/privacy/walk.h"

namespace ateneu::privacy {

/// What erasing a person did, by numbers.
struct EraseResult {
    std::vector<Part> parts;          ///< as they were found
    std::int64_t history = 0;         ///< rows of history that lost values
    std::int64_t mentions = 0;        ///< records of others that held an address of theirs
    std::int64_t technical = 0;       ///< waiting rows of imports, answers kept for programs, login attempts …
    std::vector<std::string> files;   ///< of exports: to be taken away once this is committed
};
/// What stands instead of a name: `anonymous-12`. Its number is the record's own, which addresses and history have anyway.
std::string pseudonym_of(Id<people::Person> person);

/// Empties everything that is personal, as the parts say, in this one transaction and with the program's rights. Whether it may
/// be done is the caller's business (`why_not`, `approve_erasure`). `progress`: parts done, of how many.
/// Source: docs/domain/privacy.md, "Erasing"
EraseResult erase_person(Transaction& tx, Id<people::Person> person, std::function<void(std::int64_t, std::int64_t)> const& progress);

/// The parts that no table of fields knows (technical rows), and texts of others that hold an address. Called by `erase_person`.
std::int64_t erase_technical(Transaction& tx, people::Person const& person, Keys const& own_ids);
std::int64_t erase_mentions(Transaction& tx, std::vector<std::string> const& addresses);

}  // namespace ateneu::privacy
