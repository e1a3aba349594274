#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace ateneu::takeover {

/// Why nothing was imported. `table` is "" and `line` 0 where they say nothing; lines count from 1
/// in the uncompressed text.
struct ImportError : std::runtime_error {
    enum class Kind {
        refused,  ///< the database is not one to import into
        dump      ///< the dump is broken, or none of that system
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
        std::vector<std::string> rows = {};  ///< their keys there, the first `most_rows`; none where nobody said
    };
    static constexpr std::size_t most_rows = 10'000;
    /// `written`, `merged` and all of `left_out` together are `in_dump`.
    struct Table {
        std::string name;
        std::int64_t in_dump = 0;
        std::int64_t written = 0;
        std::int64_t merged = 0;  ///< it was here already, and stays as it is
        std::vector<LeftOut> left_out;
        std::vector<LeftOut> changed = {};         ///< written, but not quite as it stood there
        std::vector<std::string> unknown_columns;  ///< not taken over: no field of ours holds them
    };
    std::string file;
    bool dry_run = false;
    std::vector<Table> tables;       ///< by name
    std::vector<std::string> notes;  ///< what somebody should know, in sentences
};

/// For people: a table of tables, then what was left out and why, then the notes.
std::string text(ImportReport const& report);
/// For programs: `{"file", "dry_run", "tables": [{"name", "in_dump", "written", "merged", "left_out":
/// [{"reason", "count", "rows": []}], "changed": [the same], "unknown_columns": []}], "notes": []}`; "merged", "rows" and
/// "changed" only where there are any.
std::string json(ImportReport const& report);

/// The last part of a path.
std::string file_name(std::string const& path);

}  // namespace ateneu::takeover
