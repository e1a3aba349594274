#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "core/base/time.h"
#include "core/db/database.h"
#include "core/entity/registry.h"
#include "core/takeover/report.h"

namespace ateneu::timebank {

struct TimeOverflowOptions {
    std::string file;                     ///< plain SQL of `pg_dump`, gzip or not
    std::string source = "timeoverflow";  ///< names the installation: the keys of two of them are kept apart
    bool dry_run = false;                 ///< does everything and takes it back
    Instant now;                          ///< when it is done: for what the dump has no moment for
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};  ///< bytes of the file
};

/// Takes a TimeOverflow database over from its dump, all or nothing, beside what is here already: people are met again by
/// their e-mail, categories by their name, and what an earlier import from the same source brought is not brought again.
/// Writes no history but one change set.
///
/// Throws    `takeover::ImportError`; `db::Error` where the database fails
/// Source    docs/domain/timebank.md, "From TimeOverflow"
takeover::ImportReport import_timeoverflow(db::Database& database, Registry const& registry, TimeOverflowOptions const& options);

}  // namespace ateneu::timebank
