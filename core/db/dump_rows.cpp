#include "core/db/dump_rows.h"

namespace ateneu::db {

void DumpRows::use_declared_columns(std::int64_t line) {
    auto const* declared = schema.find(table);
    if (!declared)
        throw DumpFault{"the columns are named neither here nor by a CREATE TABLE before", line};
    columns = declared->stored();
}

void DumpRows::begin() {
    told_ = !owners_.empty() && table == told_table_ && columns == told_columns_;
}

void DumpRows::give(std::int64_t line) {
    if (cells.size() != columns.size())
        throw DumpFault{"a row has " + std::to_string(cells.size()) + " values for " +
                            std::to_string(columns.size()) + " columns",
                        line};
    if (!told_) tell();
    sink.row(cells, line);
}

void DumpRows::tell() {
    auto const owner = database_ + " " + table.schema;
    auto const [known, is_new] = owners_.emplace(table.table, owner);
    if (!is_new && known->second != owner)
        throw DumpFault{
            "two schemas or databases have rows for a table of this name; dump one of them, with "
            "pg_dump --schema"};
    sink.table(table.table, columns);
    told_ = true;
    told_table_ = table;
    told_columns_ = columns;
}

void DumpRows::other_database(std::string_view name) {
    database_ = name;
    told_table_ = {};
    schema.clear();
}

}  // namespace ateneu::db
