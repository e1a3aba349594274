#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "core/base/time.h"
#include "core/db/database.h"
#include "core/entity/registry.h"
#include "core/takeover/report.h"

namespace ateneu::workshops {

struct ImportOptions {
    std::string file;      ///< plain SQL of `pg_dump`, gzip or not
    bool dry_run = false;  ///< does everything and takes it back
    Instant now;           ///< when it is done: for what the dump has no date for
    /// Bytes done of all bytes to read: the file is read twice.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

using takeover::ImportError;
using takeover::ImportReport;

/// Takes an AMY database over from its dump, all or nothing: records with their ids, passwords,
/// comments, history. The database must have our schema and hold nothing but seeds and
/// administrators made on the command line; the seeds give way to the dump's rows. What the program
/// needs and the dump lacks is seeded by the caller afterwards.
///
/// Throws    `ImportError`; `db::Error` where the database fails
/// Source    docs/domain/amy-import.md
ImportReport import_amy(db::Database& database, Registry const& registry,
                        ImportOptions const& options);

}  // namespace ateneu::workshops
