#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/entity/entity.h"
#include "core/entity/query.h"

namespace ateneu {

/// The folded text that a record is found by: its searchable fields, kept in `search_text`.
std::string search_text(Entity const& entity, Record const& record);

/// SQL that is true for the rows of `alias` in which every word of `text` occurs: words of one or two
/// letters as the beginning of a word, longer ones anywhere (trigrams). "FALSE" when `text` holds no word.
std::string search_sql(Entity const& entity, std::string_view text, std::string_view alias, db::Dialect dialect,
                       Query& query);
/// The same without any index, by looking at each row: for rows that are few, or that match so often that walking
/// along another index soon finds enough.
std::string search_rows_sql(std::string_view text, std::string_view alias, db::Dialect dialect, Query& query);

/// SQLite: ` FROM … WHERE …` that walks along the text index and stops where the reader does, to the same rows as
/// `search_sql`; a condition in IN (…) is gathered whole first. `only` is another condition on `t`.
std::string search_walk_sql(Entity const& entity, std::string_view text, std::string const& only, Query& query);

/// How the words that are looked for stand in a candidate: as whole words, as beginnings of words, or anywhere
/// (words of one or two letters only at the beginning).
enum class Reach { whole, beginning, inside };

/// What is looked for, bound once for all entities that are asked in one statement.
class SearchTerms {
public:
    SearchTerms(std::vector<std::string> words, Reach reach, db::Dialect dialect, Query& query);

    /// FROM and WHERE of the rows `t` that answer: from the text index, or (`by_rows`) each row that `only` lets through.
    /// `only` is another condition on `t`. `some` asks PostgreSQL's smaller index.
    std::string rows_sql(Entity const& entity, std::string const& only, bool by_rows, bool some);

    /// True for the rows `t` that answer, by looking at each.
    std::string condition();

private:
    // Each is bound where it is used for the first time: both databases refuse a parameter that no part of the statement has.
    std::string const& test_of(std::size_t word);
    std::string const& match();
    std::string whole_words();
    /// Too short for trigrams.
    bool is_tested(std::string const& word) const;

    std::vector<std::string> words_;
    Query& query_;
    bool sqlite_;
    Reach reach_;
    std::string match_;               ///< place of what FTS5 looks for
    std::string whole_;               ///< PostgreSQL's array of the words
    std::vector<std::string> tests_;  ///< one for each word, on the row `t`
};

}  // namespace ateneu
