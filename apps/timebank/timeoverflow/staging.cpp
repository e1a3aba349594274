#include "apps/timebank/timeoverflow/staging.h"

#include <algorithm>

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/entity/query.h"

namespace ateneu::timebank::timeoverflow {

using takeover::ImportError;

namespace {

constexpr std::int64_t rows_at_once = 5000;

std::string table_of(std::string_view name) { return "import_" + std::string(name); }

/// Movements are many, and only numbers.
bool is_number(Source const& source) { return source.name == "movements"; }

int index_of(std::vector<std::string> const& columns, std::string_view name) {
    auto const at = std::find(columns.begin(), columns.end(), name);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

[[noreturn]] void broken(std::string const& table, std::int64_t line, std::string reason) { throw ImportError(ImportError::Kind::dump, table, line, std::move(reason)); }

/// The beginning is enough to find it.
std::string shown(std::string_view text) { return "`" + shortened(text, 60) + "`"; }

}  // namespace

Staging::Staging(db::Connection& sql, takeover::Tally& tally) : sql_(sql), tally_(tally) {
    for (auto const& source : sources()) {
        auto statement = "CREATE TEMP TABLE " + quoted(table_of(source.name)) + " (\"id\" BIGINT" + (is_number(source) ? "" : " PRIMARY KEY");
        for (auto const column : source.columns) statement += ", " + quoted(column) + (is_number(source) ? " BIGINT" : " TEXT");
        sql_.script(statement + ")");
    }
}

void Staging::drop() {
    for (auto const& source : sources()) sql_.script("DROP TABLE " + quoted(table_of(source.name)));
}

void Staging::declared(std::string_view name, std::vector<std::string> const&) {
    says_schema_ = true;
    there_.emplace(name);
}

void Staging::table(std::string_view name, std::vector<std::string> const& columns) {
    if (bulk_) bulk_->finish();
    bulk_.reset();
    name_ = name;
    there_.insert(name_);
    counted_ = &tally_.of(name_);
    source_ = source_named(name);
    if (!source_) {
        reason_ = reason_to_leave_out(name);
        return;
    }
    auto const id = index_of(columns, "id");
    if (id < 0) broken(name_, 0, "it has no column id");
    for (auto const column : source_->demanded)
        if (index_of(columns, column) < 0) broken(name_, 0, "it has no column " + std::string(column) + ": this TimeOverflow is older than what can be taken over, or it is none");
    id_ = static_cast<std::size_t>(id);
    known_ = &ids_[name_];
    std::vector<std::string> ours{"id"}, unknown;
    places_.clear();
    for (auto const column : source_->columns) {
        places_.push_back(index_of(columns, column));
        ours.emplace_back(column);
        if (places_.back() >= 0) columns_.insert(name_ + "." + ours.back());
    }
    for (auto const& column : columns)
        if (index_of(ours, column) < 0 && !is_of_no_use(column)) unknown.push_back(column);
    tally_.unknown_columns(name_, unknown);
    bulk_ = sql_.bulk(table_of(name_), ours, "i" + std::string(source_->columns.size(), is_number(*source_) ? 'i' : 't'));
}

void Staging::row(std::span<db::Cell const> cells, std::int64_t line) {
    ++counted_->in_dump;
    if (!source_) return tally_.left_out(name_, reason_);
    auto const id = parse_integer(cells[id_].value_or(""));
    if (!id || *id <= 0) broken(name_, line, "column id is not a key: " + shown(cells[id_].value_or("")));
    if (!known_->insert(*id)) broken(name_, line, "column id is " + std::to_string(*id) + ", as in a row before");
    cells_.assign(1, cells[id_]);
    for (std::size_t i = 0; i < places_.size(); ++i) {
        cells_.push_back(places_[i] < 0 ? std::nullopt : cells[static_cast<std::size_t>(places_[i])]);
        if (is_number(*source_) && cells_.back() && !parse_integer(*cells_.back())) broken(name_, line, "column " + std::string(source_->columns[i]) + " is not a whole number: " + shown(*cells_.back()));
    }
    bulk_->row(cells_);
}

void Staging::finish() {
    if (bulk_) bulk_->finish();
    bulk_.reset();
    check_is_timeoverflow();
    sql_.script(R"(CREATE INDEX "import_movements_transfer" ON "import_movements" ("transfer_id", "id"))");
    // PostgreSQL knows nothing of temporary tables unless told.
    if (!sql_.sqlite()) sql_.script(R"(ANALYZE "import_movements"; ANALYZE "import_transfers")");
}

void Staging::check_is_timeoverflow() const {
    for (auto const& source : sources()) {
        // A dump of rows alone says nothing of tables that are empty.
        bool const is_missed = source.required && (says_schema_ || source.name == "users" || source.name == "organizations" || source.name == "members" || source.name == "accounts");
        if (is_missed && !there_.contains(source.name)) broken("", 0, "it is no whole dump of TimeOverflow: it has no table " + std::string(source.name));
    }
}

Row::Row(Source const& source, db::Rows const& rows) : source_(&source), id_(rows.integer(0)) {
    for (int i = 1; i < rows.columns(); ++i)
        if (rows.is_null(i))
            cells_.emplace_back();
        else
            cells_.emplace_back(std::string(rows.text(i)));
}

std::optional<std::string> const& Row::cell(std::string_view column) const {
    auto const at = std::find(source_->columns.begin(), source_->columns.end(), column);
    must(at != source_->columns.end(), "a column that isn't staged");
    return cells_[static_cast<std::size_t>(at - source_->columns.begin())];
}

void Row::broken(std::string_view column, std::string const& what) const {
    throw ImportError(ImportError::Kind::dump, std::string(source_->name), 0, "row " + key() + ": column " + std::string(column) + " is not " + what + ": " + shown(raw(column)));
}

std::string const& Row::raw(std::string_view column) const {
    static std::string const none;
    auto const& held = cell(column);
    return held ? *held : none;
}

std::string Row::text(std::string_view column) const { return trimmed(raw(column)); }

std::optional<std::int64_t> Row::integer(std::string_view column) const {
    if (is_null(column)) return {};
    auto const number = parse_integer(raw(column));
    if (!number) broken(column, "a whole number");
    return number;
}

std::optional<bool> Row::boolean(std::string_view column) const {
    if (is_null(column)) return {};
    auto const& text = raw(column);
    if (text == "t" || text == "true") return true;
    if (text == "f" || text == "false") return false;
    broken(column, "true or false");
}

std::optional<Date> Row::date(std::string_view column) const { return parse_date(raw(column)); }

std::optional<Instant> Row::moment(std::string_view column) const { return parse_instant(raw(column)); }

void in_parts(db::Connection& sql, std::string_view table, std::function<void(std::vector<Row> const&)> const& take) {
    auto const& source = *source_named(table);
    std::string columns = "\"id\"";
    for (auto const column : source.columns) columns += ", " + quoted(column);
    auto const question = "SELECT " + columns + " FROM " + quoted(table_of(table)) + " WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2";
    std::vector<Row> part;
    std::int64_t last = 0;
    do {
        part.clear();
        {
            auto const rows = sql.query(question, {last, rows_at_once});
            while (rows->next()) part.emplace_back(source, *rows);
        }
        if (part.empty()) return;
        last = part.back().id();
        take(part);
    } while (static_cast<std::int64_t>(part.size()) == rows_at_once);
}

}  // namespace ateneu::timebank::timeoverflow
