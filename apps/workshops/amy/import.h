#pragma once
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu::workshops {

struct ImportOptions {
    std::string file;      ///< plain SQL of `pg_dump`, gzip or not
    bool dry_run = false;  ///< does everything and takes it back
    Instant now;           ///< when it is done: for what the dump has no date for
    /// Bytes done of all bytes to read: the file is read twice.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

/// Why nothing was imported. `table` is "" and `line` 0 where they say nothing; lines count from 1
/// in the uncompressed text.
struct ImportError : std::runtime_error {
    enum class Kind {
        refused,  ///< the database is not one to import into
        dump      ///< the dump is broken, or no dump of AMY
    };
    ImportError(Kind what, std::string in_table, std::int64_t at_line, std::string why);
    Kind kind;
    std::string table;
    std::int64_t line;
    std::string reason;
};

/// What became of a dump, table by table.
struct ImportReport {
    struct LeftOut {
        std::string what;  ///< reason, or for columns the column's name
        std::int64_t count = 0;
    };
    /// `written` and all of `left_out` together are `in_dump`.
    struct Table {
        std::string name;
        std::int64_t in_dump = 0;
        std::int64_t written = 0;
        std::vector<LeftOut> left_out;
        std::vector<std::string> unknown_columns;  ///< not taken over: no field of ours holds them
    };
    std::string file;
    bool dry_run = false;
    std::vector<Table> tables;       ///< by name
    std::vector<std::string> notes;  ///< what somebody should know, in sentences
};

/// For people: a table of tables, then what was left out and why, then the notes.
std::string text(ImportReport const& report);
/// For programs: `{"file", "dry_run", "tables": [{"name", "in_dump", "written", "left_out":
/// [{"reason", "count"}], "unknown_columns": []}], "notes": []}`.
std::string json(ImportReport const& report);

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
