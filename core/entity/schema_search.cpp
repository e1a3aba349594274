// The text indexes of a table, and what keeps them.
#include "core/entity/query.h"
#include "core/entity/schema.h"

namespace ateneu {

namespace {

std::string fts(std::string const& table, std::string const& suffix, std::string const& options) {
    return "CREATE VIRTUAL TABLE " + quoted(table + "_" + suffix) + " USING fts5(\"search_text\", content = '" + table + "', content_rowid = 'id', " + options + ");\n";
}

std::string sqlite_trigger(std::string const& table, std::string const& name, std::string const& when, bool removes, bool adds) {
    std::string sql = "CREATE TRIGGER " + quoted(table + "_search_" + name) + " " + when + " BEGIN\n";
    for (std::string const index : {"trigrams", "words"}) {
        auto const fts_table = quoted(table + "_" + index);
        if (removes) sql += "    INSERT INTO " + fts_table + "(" + fts_table + ", rowid, \"search_text\") VALUES ('delete', old.\"id\", old.\"search_text\");\n";
        if (adds) sql += "    INSERT INTO " + fts_table + "(rowid, \"search_text\") VALUES (new.\"id\", new.\"search_text\");\n";
    }
    return sql + "END;\n";
}

/// Two FTS5 indexes over the row's folded text, trigrams and word beginnings. Each length that `prefix` names has a list
/// of its own, which is read from its start and left as soon as there is enough.
std::string sqlite_sql(std::string const& table) {
    auto const on = " ON " + quoted(table);
    return fts(table, "trigrams", "detail = 'full', tokenize = 'trigram case_sensitive 1'") +
           fts(table, "words", "detail = 'none', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8'") +
           sqlite_trigger(table, "insert", "AFTER INSERT" + on, false, true) +
           sqlite_trigger(table, "delete", "AFTER DELETE" + on, true, false) +
           sqlite_trigger(table, "update", "AFTER UPDATE OF \"search_text\"" + on + " WHEN old.\"search_text\" <> new.\"search_text\"", true, true);
}

/// The same two. Trigrams are those of the text between blanks, and once more of some rows, which tell what is common:
/// a GIN index is read to the end of what matches.
std::string postgresql_sql(std::string const& table) {
    auto const index = [&](std::string const& name, std::string const& what) {
        return "CREATE INDEX " + quoted(fitting(table + name)) + " ON " + quoted(table) + " USING gin (" + what + ";\n";
    };
    auto const trigrams = padded_search_text("") + " gin_trgm_ops)";
    return index("_trigrams", trigrams) + index("_trigrams_some", trigrams + " WHERE " + some_rows("")) + index("_words", words_of_search_text("") + ")");
}

}  // namespace

std::string padded_search_text(std::string_view alias) { return "(' ' || " + quoted(alias, "search_text") + " || ' ')"; }

std::string words_of_search_text(std::string_view alias) { return "string_to_array(left(" + quoted(alias, "search_text") + ", 650), ' ')"; }

std::string some_rows(std::string_view alias) {
    return "(" + quoted(alias, "id") + " <= 1024 OR " + sampled_rows(alias) + ")";
}

std::string sampled_rows(std::string_view alias) { return quoted(alias, "id") + " % " + std::to_string(rows_a_sample) + " = 0"; }

std::string search_index_sql(Entity const& entity, db::Dialect dialect) {
    return dialect == db::Dialect::sqlite ? sqlite_sql(entity.table()) : postgresql_sql(entity.table());
}

}  // namespace ateneu
