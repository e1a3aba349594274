#include "core/search/index.h"

#include "core/base/text.h"
#include "core/entity/convert.h"

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

std::string sqlite_sql(std::string const& table, std::vector<std::string_view> const& words,
                       std::string_view alias, Query& query) {
    std::string trigrams, beginnings;
    for (auto const word : words) {
        auto& into = is_short(word) ? beginnings : trigrams;
        into += (into.empty() ? "\"" : " \"") + std::string(word) + "\"" + (is_short(word) ? "*" : "");
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

std::string postgresql_sql(std::vector<std::string_view> const& words, std::string_view alias, Query& query) {
    auto const column = std::string(alias) + ".\"search_text\"";
    std::string sql;
    for (auto const word : words) {
        if (!sql.empty()) sql += " AND ";
        // Folded words hold letters and digits only, so no pattern needs escaping.
        auto const like = [&](std::string const& before) { return column + " LIKE " + query.bind(before + std::string(word) + "%"); };
        if (!is_short(word)) {
            sql += like("%");
            continue;
        }
        auto const first = like("");
        sql += "(" + first + " OR " + like("% ") + ")";
    }
    return sql;
}

}  // namespace

std::string search_sql(Entity const& entity, std::string_view text, std::string_view alias, db::Dialect dialect,
                       Query& query) {
    auto const folded = fold(text);
    std::vector<std::string_view> words;
    for (auto const word : split(folded, ' '))
        if (!word.empty() && words.size() < 8) words.push_back(word);
    if (words.empty() || !entity.searchable()) return "FALSE";
    return dialect == db::Dialect::sqlite ? sqlite_sql(entity.table(), words, alias, query)
                                          : postgresql_sql(words, alias, query);
}

}  // namespace ateneu
