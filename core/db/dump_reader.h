#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::db {

/// What is wrong with a dump, for a person. `table` is "" and `line` 0 where the file as a whole is
/// meant; lines count from 1 in the uncompressed text.
struct DumpError : std::runtime_error {
    DumpError(std::string in_table, std::int64_t at_line, std::string why);
    std::string table;
    std::int64_t line;
    std::string reason;
};

/// nullopt is NULL; the text is UTF-8, already unescaped, and good until `row` returns.
using Cell = std::optional<std::string_view>;

/// Takes what a dump holds, in the dump's order. Table names come without schema and quotes.
/// What a sink throws ends the reading and reaches the caller as it is.
class DumpSink {
public:
    virtual ~DumpSink() = default;
    /// A CREATE TABLE was read (also of a table without rows): all its columns, inherited ones
    /// first.
    virtual void declared(std::string_view /*name*/, std::vector<std::string> const& /*columns*/) {}
    /// The rows that follow belong to this table and have these columns. Called before the first
    /// row, and again whenever table or columns change: the rows of one table may come in parts.
    virtual void table(std::string_view name, std::vector<std::string> const& columns) = 0;
    /// One row, as many cells as columns, in the text form of COPY (true is `t`); `line` is where
    /// it begins.
    virtual void row(std::span<Cell const> cells, std::int64_t line) = 0;
};

/// Bytes of the file read so far, and its size (0 where unknown, as of a pipe).
using DumpProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Reads a plain SQL dump of PostgreSQL 9.6 or later, as `pg_dump` and `pg_dumpall` write it: rows
/// as COPY blocks or INSERTs, gzip or not. Memory stays at the size of the longest row. `progress`
/// is called about once a MiB and at the end. Throws `DumpError` for everything that is not
/// understood or looks cut off. Rows before the mistake have then reached the sink: it is the
/// caller's part to take them back.
void read_dump(std::string const& path, DumpSink& sink, DumpProgress progress = {});

}  // namespace ateneu::db
