#include "core/search/words.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu {

std::vector<std::string> search_words(std::string_view text) {
    auto const folded = fold(text);
    std::vector<std::string> words;
    for (auto const word : split(folded, ' '))
        if (!word.empty() && words.size() < 8) words.emplace_back(word);
    return words;
}

Rank rank_of(std::string_view folded_title, std::vector<std::string> const& words, bool is_inside) {
    auto const title = split(folded_title, ' ');
    auto const all = [&](auto const& answers) {
        return std::all_of(words.begin(), words.end(), [&](std::string const& word) {
            return std::any_of(title.begin(), title.end(), [&](std::string_view each) { return answers(each, word); });
        });
    };
    auto const is = [](std::string_view each, std::string const& word) { return each == word; };
    auto const begins = [](std::string_view each, std::string const& word) { return each.starts_with(word); };
    bool const are_words = all(is);
    if (are_words && title.size() == words.size()) return Rank::title;
    if (folded_title.starts_with(join(words, " "))) return Rank::title_start;
    if (are_words) return Rank::words;
    if (all(begins)) return Rank::word_beginnings;
    return is_inside ? Rank::inside : Rank::elsewhere;
}

}  // namespace ateneu
