#pragma once
#include <string>
#include <string_view>

#include "core/entity/entity.h"
#include "core/entity/query.h"

namespace ateneu {

/// The folded text that a record is found by: its searchable fields, kept in `search_text`.
std::string search_text(Entity const& entity, Record const& record);

/// SQL that is true for the rows of `alias` in which every word of `text` occurs: words of one or two
/// letters as the beginning of a word, longer ones anywhere (trigrams). "FALSE" when `text` holds no word.
std::string search_sql(Entity const& entity, std::string_view text, std::string_view alias, db::Dialect dialect,
                       Query& query);

}  // namespace ateneu
