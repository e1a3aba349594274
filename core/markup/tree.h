#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm.h>

// The tree that cmark makes of a text. Only core/markup includes this.

namespace ateneu::markup {

struct Drop {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
/// The document, or nothing where parsing it could take long or grow out of proportion.
std::unique_ptr<cmark_node, Drop> parsed(std::string_view text);

/// "paragraph", "table_cell" …
std::string_view kind_of(cmark_node* node);
std::string_view words_of(cmark_node* node);
/// All words below a node, however deep, with a blank between its parts.
std::string all_words(cmark_node* node);

/// A piece of text: words, or a mention with the username in it.
struct Piece {
    std::string_view text;
    std::string_view username = {};  ///< "" for words
};
std::vector<Piece> pieces_of(std::string_view words);

}  // namespace ateneu::markup
