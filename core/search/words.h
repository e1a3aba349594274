#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// The folded words of what somebody looks for, in their order, at most eight.
std::vector<std::string> search_words(std::string_view text);

/// How well a record answers, by its title; less is better.
enum class Rank {
    title,            ///< the title is what was asked for, in this or another order of words
    title_start,      ///< the title begins with it
    words,            ///< all are words of the title
    word_beginnings,  ///< all begin words of the title
    elsewhere,        ///< words of another field (an e-mail, a slug) begin so
    inside            ///< somewhere inside of words
};
/// `folded_title` is one, `words` are those of `search_words`. Tells `inside` only where `is_inside`: the caller knows
/// how the record was found.
Rank rank_of(std::string_view folded_title, std::vector<std::string> const& words, bool is_inside);

}  // namespace ateneu
