#include "core/search/index.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/search/words.h"

namespace ateneu {

std::string search_text(Entity const& entity, Record const& record) {
    std::string text;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (!field.options.searchable) continue;
        auto const folded = fold(to_text(field, record.values[i]));
        if (folded.empty()) continue;
        if (!text.empty()) text += ' ';
        text += folded;
    }
    return text;
}

namespace {

/// A word too short for trigrams is one that trigrams can't find.
bool is_short(std::string_view word) { return length(word) < 3; }

std::string sqlite_sql(std::string const& table, std::vector<std::string> const& words, std::string_view alias, Query& query) {
    std::string trigrams, beginnings;
    for (auto const& word : words) {
        auto& into = is_short(word) ? beginnings : trigrams;
        into += (into.empty() ? "\"" : " \"") + word + "\"" + (is_short(word) ? "*" : "");
    }
    std::string sql;
    auto const match = [&](std::string const& index, std::string& text) {
        if (text.empty()) return;
        auto const name = quoted(table + index);
        if (!sql.empty()) sql += " AND ";
        sql += std::string(alias) + ".\"id\" IN (SELECT rowid FROM " + name + " WHERE " + name + " MATCH " +
               query.bind(std::move(text)) + ")";
    };
    match("_trigrams", trigrams);
    match("_words", beginnings);
    return sql;
}

/// How a word must stand in the text between blanks. Folded words hold letters and digits only, so no pattern needs
/// escaping.
std::string framed(std::string const& word, Reach reach) {
    if (reach == Reach::whole) return " " + word + " ";
    return reach == Reach::beginning || is_short(word) ? " " + word : word;
}

std::string test(std::string_view alias, std::string const& place, bool sqlite) {
    auto const text = padded_search_text(alias);
    return sqlite ? "instr(" + text + ", " + place + ") > 0" : text + " LIKE " + place;
}

std::string bind_test(std::string const& word, Reach reach, bool sqlite, Query& query) {
    return query.bind(sqlite ? framed(word, reach) : "%" + framed(word, reach) + "%");
}

}  // namespace

std::string search_rows_sql(std::string_view text, std::string_view alias, db::Dialect dialect, Query& query) {
    bool const sqlite = dialect == db::Dialect::sqlite;
    std::string sql;
    for (auto const& word : search_words(text))
        sql += (sql.empty() ? "" : " AND ") + test(alias, bind_test(word, Reach::inside, sqlite, query), sqlite);
    return sql.empty() ? "FALSE" : sql;
}

std::string search_sql(Entity const& entity, std::string_view text, std::string_view alias, db::Dialect dialect,
                       Query& query) {
    auto const words = search_words(text);
    if (words.empty() || !entity.searchable()) return "FALSE";
    return dialect == db::Dialect::sqlite ? sqlite_sql(entity.table(), words, alias, query)
                                          : search_rows_sql(text, alias, dialect, query);
}

std::string search_walk_sql(Entity const& entity, std::string_view text, std::string const& only, Query& query) {
    auto const words = search_words(text);
    if (words.empty() || !entity.searchable()) return " FROM " + quoted(entity.table()) + " t WHERE FALSE AND " + only;
    bool const has_long = !std::all_of(words.begin(), words.end(), is_short);
    std::string match, tests;
    for (auto const& word : words) {
        if (has_long && is_short(word)) tests += " AND " + test("t", bind_test(word, Reach::inside, true, query), true);
        else match += (match.empty() ? "\"" : " \"") + word + (has_long ? "\"" : "\"*");
    }
    auto const index = quoted(entity.table() + (has_long ? "_trigrams" : "_words"));
    bool const needs_row = !tests.empty() || only != "TRUE";
    auto sql = " FROM " + index + " found" + (needs_row ? " CROSS JOIN " + quoted(entity.table()) + " t ON t.\"id\" = found.rowid" : "");
    sql += " WHERE found." + index + " MATCH " + query.bind(std::move(match)) + tests;
    return only == "TRUE" ? sql : sql + " AND " + only;
}

SearchTerms::SearchTerms(std::vector<std::string> const& words, Reach reach, db::Dialect dialect, Query& query)
    : query_(query), sqlite_(dialect == db::Dialect::sqlite), reach_(reach) {
    for (auto const& word : words) {
        tests_.push_back(bind_test(word, reach, sqlite_, query));
        if (reach == Reach::inside && is_short(word)) {
            short_.push_back(tests_.back());
            continue;
        }
        match_ += (match_.empty() ? "\"" : " \"") + word + (reach == Reach::beginning ? "\"*" : "\"");
    }
}

std::string SearchTerms::condition() const {
    std::string sql;
    for (auto const& place : tests_) sql += (sql.empty() ? "" : " AND ") + test("t", place, sqlite_);
    return sql.empty() ? "FALSE" : sql;
}

std::string SearchTerms::rows_sql(Entity const& entity, std::string const& only, bool by_rows, bool some) {
    auto const table = quoted(entity.table());
    auto const also = only == "TRUE" ? std::string() : " AND " + only;
    if (!sqlite_ || by_rows || match_.empty())
        return " FROM " + table + " t WHERE " + condition() + (some ? " AND " + some_rows("t") : "") + also + (sqlite_ ? " ORDER BY t.\"id\" DESC" : "");
    if (match_place_.empty()) match_place_ = query_.bind(match_);
    auto const index = quoted(entity.table() + (reach_ == Reach::inside ? "_trigrams" : "_words"));
    // CROSS JOIN: in this order. The newest first, as far as somebody reads.
    std::string sql = " FROM " + index + " found CROSS JOIN " + table + " t ON t.\"id\" = found.rowid WHERE found." + index + " MATCH " + match_place_;
    for (auto const& place : short_) sql += " AND " + test("t", place, true);
    return sql + also + " ORDER BY found.rowid DESC";
}

}  // namespace ateneu
