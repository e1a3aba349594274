#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/db/database.h"

namespace ateneu::takeover {

/// Indexes that only make reading quick, text search among them, out of the way while rows are
/// written: at the end they are made in a fraction of the time. SQLite only; unique ones stay, to
/// tell the row.
class SlowIndexes {
public:
    /// Those of these tables; of all where none are named.
    explicit SlowIndexes(db::Connection& sql, std::span<std::string const> tables = {});
    void put_back();

private:
    db::Connection& sql_;
    std::vector<std::string> statements_;
};

/// Throws `ImportError` where a reference leads nowhere, as a commit would. Each was checked where
/// it stood, so this is for our own mistakes.
void check_references(db::Connection& sql);

/// The next key of the table comes after `highest`, or after its highest one where that is higher.
void go_on_after(db::Connection& sql, std::string const& table, std::int64_t highest);

}  // namespace ateneu::takeover
