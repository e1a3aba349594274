#include "apps/timebank/timeoverflow/known.h"

#include "core/base/text.h"

namespace ateneu::timebank::timeoverflow {

Known::Known(db::Connection& sql, std::string const& source) : prefix_("import:" + source + ":transfers:") {
    auto const rows = sql.query(R"(SELECT "kind", "key", "record_id" FROM "people_external_id" WHERE "system" = $1)", {source});
    while (rows->next())
        if (auto const key = parse_integer(rows->text(1))) ours_[std::string(rows->text(0))].emplace(*key, rows->integer(2));
    if (!any()) return;
    auto const size = static_cast<std::int64_t>(prefix_.size());
    auto const keys = sql.stream(R"(SELECT "key" FROM "ledger_transfer" WHERE "key" <> '' AND SUBSTR("key", 1, CAST($1 AS INTEGER)) = $2)", {size, prefix_});
    while (keys->next())
        if (auto const key = parse_integer(keys->text(0).substr(prefix_.size()))) transfers_.insert(*key);
}

std::optional<std::int64_t> Known::find(std::string_view table, std::int64_t key) const {
    auto const kind = ours_.find(std::string(table));
    if (kind == ours_.end()) return {};
    auto const found = kind->second.find(key);
    return found == kind->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace ateneu::timebank::timeoverflow
