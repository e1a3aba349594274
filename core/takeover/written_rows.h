#pragma once
#include <string>
#include <vector>

#include "core/db/database.h"

namespace ateneu::takeover {

/// Remembers where the rows of one bulk stood in the dump, to say so when the database refuses one.
class WrittenRows {
public:
    WrittenRows(std::string table, bool sqlite) : table_(std::move(table)), sqlite_(sqlite) {}
    void next(std::int64_t line) {
        line_ = line;
        // SQLite refuses a row at once; PostgreSQL at the end, by its number.
        if (!sqlite_) lines_.push_back(line);
    }
    /// Throws `ImportError` for a row that the database refuses, and `error` itself where it has
    /// other troubles.
    [[noreturn]] void refused(db::Error const& error) const;

private:
    std::string table_;
    bool sqlite_;
    std::int64_t line_ = 0;
    std::vector<std::int64_t> lines_;
};

}  // namespace ateneu::takeover
