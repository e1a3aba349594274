#include "core/markup/tree.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/markup/markup.h"

namespace ateneu::markup {

namespace {

/// The widest row by its bars, the longest line, and how many lines there are.
struct Shape {
    std::size_t lines = 0, bars = 0, longest = 0;
};

Shape shape_of(std::string_view text) {
    Shape shape;
    for (auto const line : split(text, '\n')) {
        ++shape.lines;
        shape.bars = std::max(shape.bars, static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')));
        shape.longest = std::max(shape.longest, line.size());
    }
    return shape;
}

/// A table fills the cells that its rows leave out: one of wide head and many short rows would be square.
bool has_room_for_tables(Shape const& shape) {
    constexpr std::size_t most_cells = 20'000;
    return shape.bars * shape.lines <= most_cells;
}

/// `[a]: address` puts its address wherever `[a]` stands.
bool repeats_too_much(std::string_view text, Shape const& shape) {
    constexpr std::size_t most_bytes = 2'000'000;
    if (text.find("]:") == std::string_view::npos) return false;
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '[')) * shape.longest > most_bytes;
}

bool is_alnum_ascii(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_of_name(char c) { return is_alnum_ascii(c) || c == '_' || c == '-'; }
bool is_of_word(char c) { return is_of_name(c) || static_cast<unsigned char>(c) >= 0x80; }

/// How long the username at the beginning is; a dot belongs to it only inside.
std::size_t name_length(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (is_of_name(text[end]) || (text[end] == '.' && end > 0 && end + 1 < text.size() && is_alnum_ascii(text[end + 1])))) ++end;
    return end;
}

}  // namespace

std::unique_ptr<cmark_node, Drop> parsed(std::string_view text) {
    auto const shape = shape_of(text);
    if (text.size() > longest_bytes || repeats_too_much(text, shape)) return {};
    cmark_gfm_core_extensions_ensure_registered();
    struct DropParser {
        void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    };
    std::unique_ptr<cmark_parser, DropParser> const parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
    for (auto const* name : {"table", "strikethrough", "autolink"})
        if (std::string_view(name) != "table" || has_room_for_tables(shape))
            cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    std::unique_ptr<cmark_node, Drop> document(cmark_parser_finish(parser.get()));
    if (document) cmark_consolidate_text_nodes(document.get());
    return document;
}

std::string_view kind_of(cmark_node* node) { return cmark_node_get_type_string(node); }

std::string_view words_of(cmark_node* node) {
    auto const* words = cmark_node_get_literal(node);
    return words ? words : "";
}

std::string all_words(cmark_node* node) {
    struct DropWalk {
        void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
    };
    std::unique_ptr<cmark_iter, DropWalk> const walk(cmark_iter_new(node));
    std::string all;
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
        auto* const at = cmark_iter_get_node(walk.get());
        auto const kind = kind_of(at);
        bool const parts = kind == "softbreak" || kind == "linebreak" || (event == CMARK_EVENT_EXIT && (kind == "paragraph" || kind == "heading" || kind == "table_cell"));
        if (parts && !all.empty() && !all.ends_with(' ')) all += ' ';
        if (event == CMARK_EVENT_ENTER) all += words_of(at);
    }
    return trimmed(all);
}

std::vector<Piece> pieces_of(std::string_view words) {
    std::vector<Piece> pieces;
    std::size_t begin = 0;
    for (auto at = words.find('@'); at != std::string_view::npos; at = words.find('@', at + 1)) {
        auto const length = name_length(words.substr(at + 1));
        if (length == 0 || (at > 0 && (is_of_word(words[at - 1]) || words[at - 1] == '.' || words[at - 1] == '/'))) continue;
        if (at > begin) pieces.push_back({words.substr(begin, at - begin)});
        pieces.push_back({words.substr(at, length + 1), words.substr(at + 1, length)});
        begin = at + length + 1;
    }
    if (begin < words.size()) pieces.push_back({words.substr(begin)});
    return pieces;
}

}  // namespace ateneu::markup
