#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

/// What a check of the whole database found, one English sentence each.
struct CheckReport {
    std::vector<std::string> problems;  ///< must not be: something is lost or wrong
    std::vector<std::string> remarks;   ///< odd values that came with an import; forms will ask for better ones
};
/// Holds the database against the entity tables: schema, references, references of any kind, choices,
/// children's parents, dates, search text, sort keys and kept totals.
CheckReport check_database(db::Connection& sql, Registry const& registry);
/// What to say of the rows that a query finds by `id`: `what`, how many there are, the first five. Nothing where there are none.
std::optional<std::string> rows_found(db::Connection& sql, std::string const& what, std::string const& query);

}  // namespace ateneu
