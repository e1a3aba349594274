#pragma once
#include <string>
#include <vector>

#include "apps/workshops/amy/history.h"
#include "core/db/database.h"

namespace ateneu::workshops::amy {

/// Indexes that only make reading quick, text search among them, out of the way while rows are
/// written: at the end they are made in a fraction of the time. SQLite only; unique ones stay, to
/// tell the row.
class SlowIndexes {
public:
    explicit SlowIndexes(db::Connection& sql);
    void put_back();

private:
    db::Connection& sql_;
    std::vector<std::string> statements_;
};

/// Throws `ImportError` where a reference leads nowhere, as a commit would. Each was checked where
/// it stood, so this is for our own mistakes.
void check_references(db::Connection& sql);

/// What remains when the rows are there: the order of children, counts, and keys that go on after
/// the highest one, also of records that are gone, so that no new one inherits their history.
void settle(db::Connection& sql, Registry const& registry, Survey const& survey,
            PastKeys const& past);

}  // namespace ateneu::workshops::amy
