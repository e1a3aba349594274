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

SearchTerms::SearchTerms(std::vector<std::string> words, Reach reach, db::Dialect dialect, Query& query)
    : words_(std::move(words)), query_(query), sqlite_(dialect == db::Dialect::sqlite), reach_(reach) {}

bool SearchTerms::is_tested(std::string const& word) const { return reach_ == Reach::inside && is_short(word); }

std::string const& SearchTerms::test_of(std::size_t word) {
    tests_.resize(words_.size());
    if (tests_[word].empty()) tests_[word] = test("t", bind_test(words_[word], reach_, sqlite_, query_), sqlite_);
    return tests_[word];
}

std::string SearchTerms::condition() {
    std::string sql;
    for (std::size_t i = 0; i < words_.size(); ++i) sql += (i == 0 ? "" : " AND ") + test_of(i);
    return sql.empty() ? "FALSE" : sql;
}

std::string const& SearchTerms::match() {
    if (!match_.empty()) return match_;
    std::string match;
    for (auto const& word : words_)
        if (!is_tested(word)) match += (match.empty() ? "\"" : " \"") + word + (reach_ == Reach::beginning ? "\"*" : "\"");
    return match_ = query_.bind(std::move(match));
}

std::string SearchTerms::rows_sql(Entity const& entity, std::string const& only, bool by_rows, bool some) {
    auto const table = quoted(entity.table());
    auto const also = only == "TRUE" ? std::string() : " AND " + only;
    bool const has_index = !std::all_of(words_.begin(), words_.end(), [&](auto const& word) { return is_tested(word); });
    if (!sqlite_ && reach_ == Reach::whole && !by_rows && !some) return " FROM " + table + " t WHERE " + whole_words() + also;
    if (!sqlite_ || by_rows || !has_index)
        return " FROM " + table + " t WHERE " + condition() + (some ? " AND " + some_rows("t") : "") + also + (sqlite_ ? " ORDER BY t.\"id\" DESC" : "");
    auto const index = quoted(entity.table() + (reach_ == Reach::inside ? "_trigrams" : "_words"));
    // CROSS JOIN: in this order. The newest first, as far as somebody reads.
    std::string sql = " FROM " + index + " found CROSS JOIN " + table + " t ON t.\"id\" = found.rowid WHERE found." + index + " MATCH " + match();
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (is_tested(words_[i])) sql += " AND " + test_of(i);
    return sql + also + " ORDER BY found.rowid DESC";
}

std::string SearchTerms::whole_words() {
    if (whole_.empty()) whole_ = "string_to_array(" + query_.bind(join(words_, " ")) + ", ' ')";
    return words_of_search_text("t") + " @> " + whole_;
}

}  // namespace ateneu
