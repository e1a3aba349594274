#include "core/markup/markup.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/markup/tree.h"

namespace ateneu::markup {

namespace {

bool is_followed(std::string_view address) {
    auto const scheme = lower_ascii(address.substr(0, 8));
    bool const known = scheme.starts_with("http://") || scheme.starts_with("https://") || scheme.starts_with("mailto:");
    return known && std::all_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

Html plain(std::string_view text) { return element("p", {{"class", "pre-line"}}, text); }

/// Every tag is made here, so nothing that was written can be one.
class Renderer {
public:
    explicit Renderer(Places const& places) : places_(places) {}

    Html inside(cmark_node* node, int depth) {
        Html out;
        for (auto* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) out += of(child, depth);
        return out;
    }

private:
    Html of(cmark_node* node, int depth) {
        if (depth > deepest) return all_words(node);
        auto const kind = kind_of(node);
        auto const wrap = [&](char const* tag) { return element(tag, {}, inside(node, depth + 1)); };
        if (kind == "text") return words(node);
        if (kind == "softbreak") return "\n";
        if (kind == "linebreak") return element("br");
        if (kind == "code") return element("code", {}, words_of(node));
        if (kind == "html_inline") return words_of(node);
        if (kind == "html_block") return plain(trimmed(words_of(node)));
        if (kind == "code_block") return element("pre", {}, element("code", {}, words_of(node)));
        if (kind == "paragraph") return paragraph(node, depth);
        if (kind == "emph") return wrap("em");
        if (kind == "strong") return wrap("strong");
        if (kind == "strikethrough") return wrap("del");
        if (kind == "block_quote") return wrap("blockquote");
        if (kind == "item") return wrap("li");
        if (kind == "thematic_break") return element("hr");
        if (kind == "list") return list(node, depth);
        if (kind == "heading") return heading(node, depth);
        if (kind == "link" || kind == "image") return link(node, depth);
        if (kind == "table") return table(node, depth);
        return inside(node, depth + 1);
    }

    Html words(cmark_node* node) {
        if (!places_.person || is_in_link_) return words_of(node);
        Html out;
        for (auto const& piece : pieces_of(words_of(node))) {
            auto const address = piece.username.empty() ? std::string() : places_.person(std::string(piece.username));
            out += address.empty() ? Html(piece.text) : element("a", {{"href", address}, {"class", "mention"}}, piece.text);
        }
        return out;
    }

    /// Items of a tight list stand without space between them.
    Html paragraph(cmark_node* node, int depth) {
        auto* const list = cmark_node_parent(node) ? cmark_node_parent(cmark_node_parent(node)) : nullptr;
        auto content = inside(node, depth + 1);
        return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) ? std::move(content) : element("p", {}, std::move(content));
    }

    Html list(cmark_node* node, int depth) {
        if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return element("ul", {}, inside(node, depth + 1));
        Attributes attributes;
        if (auto const start = cmark_node_get_list_start(node); start != 1) attributes.add({"start", start});
        return element("ol", attributes, inside(node, depth + 1));
    }

    Html heading(cmark_node* node, int depth) {
        auto const level = std::min(6, cmark_node_get_heading_level(node) + places_.heading - 1);
        return element("h" + std::to_string(level), {}, inside(node, depth + 1));
    }

    /// A picture is a link to it; a link without words shows its address.
    Html link(cmark_node* node, int depth) {
        auto const* url = cmark_node_get_url(node);
        std::string const address = url ? url : "";
        addresses_ += address.size();
        bool const leads = is_followed(address) && addresses_ <= most_bytes_of_addresses && !is_in_link_;
        bool const outer = is_in_link_;
        is_in_link_ = true;
        auto text = inside(node, depth + 1);
        is_in_link_ = outer;
        if (!leads) return text;
        if (text.empty()) text = address;
        return element("a", {{"href", address}, {"rel", "nofollow noopener"}}, std::move(text));
    }

    Html table(cmark_node* node, int depth) {
        auto const* alignments = cmark_gfm_extensions_get_table_alignments(node);
        auto const columns = static_cast<std::size_t>(cmark_gfm_extensions_get_table_columns(node));
        Html head, rows;
        for (auto* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
            bool const heads = kind_of(row) == "table_header";
            Html cells;
            std::size_t column = 0;
            for (auto* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell), ++column) {
                Attributes attributes;
                if (heads) attributes.add({"scope", "col"});
                auto const alignment = column < columns && alignments ? alignments[column] : 0;
                if (alignment == 'r') attributes.add({"class", "text-end"});
                if (alignment == 'c') attributes.add({"class", "text-center"});
                cells += element(heads ? "th" : "td", attributes, inside(cell, depth + 3));
            }
            (heads ? head : rows) += element("tr", {}, std::move(cells));
        }
        return element("table", {}, element("thead", {}, std::move(head)) + (rows.empty() ? Html() : element("tbody", {}, std::move(rows))));
    }

    Places const& places_;
    std::size_t addresses_ = 0;
    bool is_in_link_ = false;
};

/// A mention counts where it would become a link.
void gather_mentions(cmark_node* node, int depth, std::vector<std::string>& found) {
    if (depth > deepest) return;
    for (auto* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        auto const kind = kind_of(child);
        if (kind == "text")
            for (auto const& piece : pieces_of(words_of(child)))
                if (!piece.username.empty() && std::find(found.begin(), found.end(), piece.username) == found.end()) found.emplace_back(piece.username);
        if (kind != "link" && kind != "image") gather_mentions(child, depth + 1, found);
    }
}

}  // namespace

Html render(std::string_view text, Places const& places) {
    auto const document = parsed(text);
    return document ? Renderer(places).inside(document.get(), 1) : plain(text);
}

std::vector<std::string> mentions(std::string_view text) {
    std::vector<std::string> found;
    if (text.find('@') == std::string_view::npos) return found;
    if (auto const document = parsed(text)) gather_mentions(document.get(), 1, found);
    return found;
}

std::string excerpt(std::string_view text, std::size_t most) {
    auto const document = parsed(text);
    auto words = document ? all_words(document.get()) : std::string(text);
    words = replaced(replaced(std::move(words), "\n", " "), "\t", " ");
    std::string line;
    for (auto const word : split(words, ' '))
        if (!word.empty()) line.append(line.empty() ? "" : " ").append(word);
    return shortened(line, most);
}

}  // namespace ateneu::markup
