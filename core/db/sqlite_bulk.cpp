#include <charconv>

#include "core/base/result.h"
#include "core/db/sql_text.h"
#include "core/db/sqlite_connection.h"

namespace ateneu::db {

namespace {

std::string insert_into(std::string_view table, std::span<std::string const> columns) {
    std::string places;
    for (std::size_t number = 1; number <= columns.size(); ++number)
        places += (number == 1 ? "$" : ", $") + std::to_string(number);
    return "INSERT INTO " + quoted(table) + " (" + quoted_list(columns) + ") VALUES (" + places +
           ")";
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    auto const* end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

/// Nothing where the text is not of that type.
std::optional<Parameter> typed(std::string_view text, char type) {
    if (type == 't') return text;
    if (type == 'r') {
        if (auto const real = number_of<double>(text)) return *real;
        return std::nullopt;
    }
    // COPY writes booleans so.
    if (text == "t" || text == "f") return text == "t";
    if (auto const integer = number_of<std::int64_t>(text)) return *integer;
    return std::nullopt;
}

class SqliteBulk final : public Connection::Bulk {
public:
    SqliteBulk(sqlite3* connection, std::string_view table, std::span<std::string const> columns,
               std::string_view types)
        : statement_(connection, insert_into(table, columns)),
          table_(table),
          columns_(columns.begin(), columns.end()),
          types_(types) {
        must(columns_.size() == types_.size(), "one type for each column");
    }

    void row(std::span<std::optional<std::string_view> const> cells) override {
        must(cells.size() == columns_.size(), "one cell for each column");
        ++row_;
        values_.clear();
        for (std::size_t column = 0; column < cells.size(); ++column)
            values_.push_back(value(column, cells[column]));
        try {
            statement_.bind(values_, SqliteStatement::Texts::borrowed);
            statement_.step();
        } catch (Error const& error) {
            throw Error(error.kind, error.code, place() + ": " + error.what());
        }
    }

    void finish() override {}

private:
    Parameter value(std::size_t column, std::optional<std::string_view> cell) const {
        if (!cell) return {};
        auto const parameter = typed(*cell, types_[column]);
        if (parameter) return *parameter;
        throw Error(Error::Kind::check, std::to_string(SQLITE_MISMATCH),
                    place() + ", column " + columns_[column] + ": `" +
                        std::string(cell->substr(0, 100)) + "` is not a number");
    }
    std::string place() const { return table_ + ", row " + std::to_string(row_); }

    SqliteStatement statement_;
    std::string table_;
    std::vector<std::string> columns_;
    std::string types_;
    std::vector<Parameter> values_;
    std::int64_t row_ = 0;
};

}  // namespace

std::unique_ptr<Connection::Bulk> sqlite_bulk(sqlite3* connection, std::string_view table,
                                              std::span<std::string const> columns,
                                              std::string_view types) {
    return std::make_unique<SqliteBulk>(connection, table, columns, types);
}

}  // namespace ateneu::db
