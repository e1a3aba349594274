#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apps/timebank/timeoverflow/tables.h"
#include "core/base/time.h"
#include "core/db/database.h"
#include "core/db/dump_reader.h"
#include "core/takeover/id_set.h"
#include "core/takeover/tally.h"

namespace ateneu::timebank::timeoverflow {

/// Puts the rows of a dump into temporary tables, `import_users` and so on, from where they are taken in the order in which
/// they need each other: a dump holds them in any, and more of them than memory does.
class Staging final : public db::DumpSink {
public:
    Staging(db::Connection& sql, takeover::Tally& tally);

    void declared(std::string_view name, std::vector<std::string> const& columns) override;
    void table(std::string_view name, std::vector<std::string> const& columns) override;
    /// Throws `ImportError` for a key that is none or that another row has.
    void row(std::span<db::Cell const> cells, std::int64_t line) override;
    /// After the last row: what is looked up later gets its index. Throws `ImportError` where it is no dump of TimeOverflow.
    void finish();
    bool has(std::string_view table, std::string_view column) const { return columns_.contains(std::string(table) + "." + std::string(column)); }
    /// The temporary tables go.
    void drop();

private:
    void check_is_timeoverflow() const;

    db::Connection& sql_;
    takeover::Tally& tally_;
    bool says_schema_ = false;
    std::set<std::string, std::less<>> there_, columns_;
    std::map<std::string, takeover::IdSet, std::less<>> ids_;

    std::string name_, reason_;
    Source const* source_ = nullptr;
    takeover::ImportReport::Table* counted_ = nullptr;
    takeover::IdSet* known_ = nullptr;
    std::size_t id_ = 0;
    std::vector<int> places_;  ///< of each column of the source in the dump's rows; -1: not there
    std::unique_ptr<db::Connection::Bulk> bulk_;
    std::vector<std::optional<std::string_view>> cells_;
};

/// One staged row. Cells are NULL where the dump has no such column.
class Row {
public:
    Row(Source const& source, db::Rows const& rows);

    std::int64_t id() const { return id_; }
    std::string key() const { return std::to_string(id_); }
    bool is_null(std::string_view column) const { return !cell(column); }
    /// Trimmed; "" where NULL.
    std::string text(std::string_view column) const;
    /// As it is; "" where NULL.
    std::string const& raw(std::string_view column) const;
    /// Nothing where NULL; throws `ImportError` for what is no whole number, or not true or false.
    std::optional<std::int64_t> integer(std::string_view column) const;
    std::optional<bool> boolean(std::string_view column) const;
    /// Nothing where NULL, or what our calendar doesn't have: `infinity`, before Christ.
    std::optional<Date> date(std::string_view column) const;
    std::optional<Instant> moment(std::string_view column) const;

private:
    std::optional<std::string> const& cell(std::string_view column) const;
    [[noreturn]] void broken(std::string_view column, std::string const& what) const;

    Source const* source_;
    std::int64_t id_;
    std::vector<std::optional<std::string>> cells_;
};

/// The rows of a table by their keys, some thousands at a time; while they are taken, the connection is free.
void in_parts(db::Connection& sql, std::string_view table, std::function<void(std::vector<Row> const&)> const& take);

}  // namespace ateneu::timebank::timeoverflow
