#pragma once
#include "core/html/form.h"

namespace ateneu::ui {

/// Several short texts: without script a line with commas between them, with it each a token that can be taken away.
struct Tokens {
    std::string value;       ///< "yoga, garden"
    std::string search_url;  ///< answers `?q=` with `[{"value","text"}]`: what others have written already
    std::size_t max_length = 0;
};
Html token_input(Say const& say, Field const& field, Tokens const& tokens);

}  // namespace ateneu::ui
