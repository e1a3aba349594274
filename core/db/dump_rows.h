#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/dump_reader.h"
#include "core/db/dump_schema.h"
#include "core/db/dump_tokens.h"

namespace ateneu::db {

/// The rows on their way to the sink: the reader of a COPY or INSERT fills `table`, `columns` and
/// `cells`.
struct DumpRows {
    DumpRows(DumpSink& to, DumpSchema& from) : sink(to), schema(from) {}

    /// Takes `columns` from the table's CREATE TABLE, for a statement at `line` that names none.
    void use_declared_columns(std::int64_t line);
    /// Rows of `table` with `columns` follow, perhaps none.
    void begin();
    /// Gives `cells` to the sink, with the table's name before the first.
    void give(std::int64_t line);
    /// psql's \connect: other tables may now have the same names.
    void other_database(std::string_view name);
    bool any() const { return !owners_.empty(); }

    DumpSink& sink;
    DumpSchema& schema;
    DumpName table;
    std::vector<std::string> columns;
    std::vector<Cell> cells;

private:
    void tell();
    bool told_ = false;
    DumpName told_table_;
    std::vector<std::string> told_columns_;
    std::string database_;
    std::map<std::string, std::string> owners_;  ///< table → database and schema its rows came from
};

/// Reads from behind COPY to behind the `\.` of its rows.
void read_copy(DumpTokens& tokens, DumpRows& rows);
/// Reads from behind INSERT to behind its `;`.
void read_insert(DumpTokens& tokens, DumpRows& rows);

}  // namespace ateneu::db
