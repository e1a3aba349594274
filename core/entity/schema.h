#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/db/database.h"
#include "core/entity/registry.h"

namespace ateneu {

/// A column as both databases have it.
struct Column {
    std::string name;        ///< unquoted
    char const* sqlite;      ///< "INTEGER", "TEXT", "REAL"
    char const* postgresql;  ///< "bigint", "text", "boolean", "date", "timestamptz", "double precision"
    bool null;
};
/// The columns of one field: none for links and children, two for money, time range and any reference.
std::vector<Column> columns_of(Field const& field);
/// All columns of the entity's table: id, version, position (children), the fields', sort keys, search text.
std::vector<Column> columns_of(Entity const& entity);

/// A many-to-many field's own table `<table>_<field>`, and its two columns.
struct LinkTable {
    std::string name, from, to;  ///< `from` points at the record, `to` at its target
};
LinkTable link_table(Entity const& entity, Field const& field);
/// The condition of a key that lets blanks be, `alias."field" <> ''`; "" where there can't be blanks, or they are NULL.
/// A query that looks for one value says it too: only then both databases look into the key's index.
std::string not_blank(Field const& field, std::string_view alias = {});
/// Whether lists sort by a stored folded key: sorted text, but not codes.
bool has_sort_column(Field const& field);
/// That key's column: `<field>_key`.
std::string sort_column(Field const& field);
/// What lists order by, quoted. Codes go by their bytes on both databases, whatever PostgreSQL's own order is.
std::string ordered_column(Field const& field, db::Dialect dialect);

/// The search text between blanks, as PostgreSQL's text index has it: `% mar%` finds the beginning of a word.
std::string padded_search_text(std::string_view alias);
/// PostgreSQL's array of whole words, of the beginning of the text: no word is then too long for its index.
std::string words_of_search_text(std::string_view alias);
/// The condition of PostgreSQL's second text index: the oldest thousand rows and one in 256 of the others. What is found
/// there often enough is common, and needn't be looked for in the whole table.
std::string some_rows(std::string_view alias);
/// Of these, the part that stands for the whole table: one row in so many.
inline constexpr int rows_a_sample = 256;
std::string sampled_rows(std::string_view alias);
/// `CREATE TABLE`, indexes, link tables of the entity, for one dialect.
std::string table_sql(Entity const& entity, db::Dialect dialect);
/// The text indexes of a searchable entity, with the triggers that keep them.
std::string search_index_sql(Entity const& entity, db::Dialect dialect);
/// Both.
std::string create_sql(Entity const& entity, db::Dialect dialect);

/// What differs between the database and the tables of the registry, columns and indexes: one sentence each; empty when all is well.
std::vector<std::string> schema_differences(db::Connection& sql, Registry const& registry);

}  // namespace ateneu
