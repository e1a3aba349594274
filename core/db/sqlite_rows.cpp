#include "core/db/sqlite_statement.h"

namespace ateneu::db {

namespace {

/// Rows of a statement that only reads, found as they are asked for.
class FoundRows final : public Rows {
public:
    explicit FoundRows(std::shared_ptr<SqliteStatement> statement)
        : statement_(std::move(statement)), has_row_(statement_->step()) {}
    ~FoundRows() override { statement_->reset(); }

    bool next() override {
        // The first row was found by the constructor, so that errors show where the query is made.
        if (!is_first_ && has_row_) has_row_ = statement_->step();
        is_first_ = false;
        return has_row_;
    }
    int columns() const override { return sqlite3_column_count(handle()); }
    std::string_view name(int column) const override {
        return sqlite3_column_name(handle(), column);
    }
    bool is_null(int column) const override {
        return sqlite3_column_type(handle(), column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(handle(), column);
    }
    double real(int column) const override { return sqlite3_column_double(handle(), column); }
    std::string_view text(int column) const override {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(handle(), column));
        if (!bytes) return "";
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
    }

private:
    sqlite3_stmt* handle() const { return statement_->handle(); }

    std::shared_ptr<SqliteStatement> statement_;
    bool has_row_;
    bool is_first_ = true;
};

/// Rows of a statement that writes (`RETURNING`). SQLite checks foreign keys when the last row has
/// been read: left unread, a failure would never be seen.
class CollectedRows final : public Rows {
public:
    explicit CollectedRows(SqliteStatement& statement) {
        auto* const handle = statement.handle();
        for (int column = 0; column < sqlite3_column_count(handle); ++column)
            names_.emplace_back(sqlite3_column_name(handle, column));
        while (statement.step())
            for (int column = 0; column < columns(); ++column)
                values_.emplace_back(sqlite3_value_dup(sqlite3_column_value(handle, column)));
    }

    bool next() override { return ++row_ * names_.size() < values_.size(); }
    int columns() const override { return static_cast<int>(names_.size()); }
    std::string_view name(int column) const override { return names_[column]; }
    bool is_null(int column) const override {
        return sqlite3_value_type(value(column)) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override { return sqlite3_value_int64(value(column)); }
    double real(int column) const override { return sqlite3_value_double(value(column)); }
    std::string_view text(int column) const override {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_value_text(value(column)));
        if (!bytes) return "";
        return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value(column)))};
    }

private:
    struct Free {
        void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
    };
    sqlite3_value* value(int column) const {
        return values_[row_ * names_.size() + static_cast<std::size_t>(column)].get();
    }

    std::vector<std::string> names_;
    std::vector<std::unique_ptr<sqlite3_value, Free>> values_;
    std::size_t row_ = static_cast<std::size_t>(-1);  ///< the first `next` makes it 0
};

}  // namespace

std::unique_ptr<Rows> sqlite_rows(std::shared_ptr<SqliteStatement> statement) {
    if (statement->only_reads()) return std::make_unique<FoundRows>(std::move(statement));
    return std::make_unique<CollectedRows>(*statement);
}

}  // namespace ateneu::db
