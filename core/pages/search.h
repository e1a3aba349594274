#pragma once
#include <string>
#include <vector>

#include "core/pages/view.h"
#include "core/store/find.h"

// What answers a text: records, pages to go to, and what may be done. For the search page and the palette alike.

namespace ateneu::pages {

/// One line of what was found.
struct Answer {
    std::string title;
    std::string hint = {};  ///< grey: what matched, where it isn't the title
    std::string href;
    std::string icon;
    int tint = 0;        ///< 1 to 6; 0 for none
    bool face = false;   ///< a person: initials instead of the icon
    std::string keys = {};  ///< what follows it from the keyboard
};
struct AnswerGroup {
    std::string label;
    std::string all_href = {};  ///< the list with the same text, "" where there is none
    std::vector<Answer> answers = {};
};

/// What somebody typed: `@` leaves people, `#` numbers and codes, `>` commands.
struct Asked {
    std::string text;  ///< without the sign
    enum class For { everything, people, numbers, commands } what = For::everything;
};
Asked asked_of(std::string_view typed);

/// Records that the reader may see, grouped by kind, the kind with the best answer first; at most `per_group` of each
/// and `most` in all (a kind that stands alone may fill them).
std::vector<AnswerGroup> records_found(Call& call, Asked const& asked, std::size_t per_group, std::size_t most);
/// Pages to go to and what may be added, by their names; all of them where nothing was typed.
AnswerGroup places_found(Call& call, Asked const& asked, std::size_t most);
AnswerGroup deeds_found(Call& call, Asked const& asked, std::size_t most);
/// "New person “x”", where the reader may add one.
std::vector<Answer> new_ones(Call& call, Asked const& asked);

/// `GET /search?q=`: everything found, as a page that needs no script.
http::Response search_page(Call& call);
/// `GET /search/palette?q=`: the best few as JSON.
http::Response palette_json(Call& call);

}  // namespace ateneu::pages
