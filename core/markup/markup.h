#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/html.h"

// Markdown that people write, as HTML that is safe to show. The only place that knows cmark.

namespace ateneu::markup {

/// Where things lead that a text may name.
struct Places {
    int heading = 3;  ///< level of its highest heading: below those of the page around it
    /// The address of whom `@username` means; "" where nobody is meant that this reader may see.
    std::function<std::string(std::string const& username)> person = {};
};

/// GitHub's Markdown (tables, strikethrough, addresses that become links) as HTML. Every tag is ours: what was written
/// as HTML is shown as text, links lead to http, https and mailto only, and pictures become links, because nothing is
/// loaded from elsewhere. Whatever was written, the answer comes soon and isn't much longer than the text: more than
/// `longest_bytes`, and tables or references that would grow out of proportion, are shown as plain text; what is nested
/// deeper than `deepest` loses its form, not its words.
Html render(std::string_view text, Places const& places = {});

inline constexpr std::size_t longest_bytes = 40'000;
inline constexpr int deepest = 12;
/// So much may the addresses of a text's links take together: references repeat them.
inline constexpr std::size_t most_bytes_of_addresses = 100'000;

/// Who is mentioned, as written behind the `@`, each once, in their order; not in code, links or e-mail addresses.
std::vector<std::string> mentions(std::string_view text);

/// The words alone, on one line, at most `most` characters; what is cut off ends in `…`.
std::string excerpt(std::string_view text, std::size_t most);

}  // namespace ateneu::markup
