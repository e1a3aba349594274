#include "core/html/html.h"

#include <algorithm>
#include <array>

namespace ateneu {
namespace {

/// What stands for a character in text and in quoted attribute values; "" where it stands for
/// itself.
constexpr std::string_view replacement(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

constexpr std::array<bool, 256> special_characters = [] {
    std::array<bool, 256> special{};
    for (auto const c : {'&', '<', '>', '"', '\''}) special[static_cast<unsigned char>(c)] = true;
    return special;
}();

/// Copies whole runs of harmless characters: most text has nothing to escape.
void escape_into(std::string& out, std::string_view text) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!special_characters[static_cast<unsigned char>(text[i])]) continue;
        out.append(text, run, i - run).append(replacement(text[i]));
        run = i + 1;
    }
    out.append(text, run);
}

/// The elements of the HTML standard that never have content.
bool closes_itself(std::string_view name) {
    constexpr std::string_view names[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                          "input", "link", "meta", "source", "track", "wbr"};
    return std::ranges::find(names, name) != std::end(names);
}

}  // namespace

void Html::append_escaped(std::string_view text) { escape_into(out_, text); }

Attributes::Attributes(std::initializer_list<Attribute> list) {
    std::size_t bytes = 0;
    for (auto const& attribute : list) bytes += attribute.name.size() + attribute.value.size() + 4;
    out_.reserve(bytes);
    for (auto const& attribute : list) add(attribute);
}

Attributes& Attributes::add(Attribute const& attribute) {
    if (attribute.form == Attribute::Form::absent) return *this;
    out_.append(1, ' ').append(attribute.name);
    if (attribute.form == Attribute::Form::bare) return *this;
    out_ += "=\"";
    escape_into(out_, attribute.value);
    out_ += '"';
    return *this;
}

Html element(std::string_view name, Attributes const& attributes, Html const& content) {
    Html html;
    html.out_.reserve(2 * name.size() + attributes.out_.size() + content.out_.size() + 5);
    html.out_.append(1, '<').append(name).append(attributes.out_).append(1, '>');
    if (closes_itself(name)) return html;
    html.out_.append(content.out_).append("</").append(name).append(1, '>');
    return html;
}

Html element(std::string_view name, Attributes const& attributes, Html&& content) {
    // Of short content a copy is as quick.
    constexpr std::size_t large = 1024;
    if (content.out_.size() < large) return element(name, attributes, static_cast<Html const&>(content));
    std::string front;
    front.reserve(name.size() + attributes.out_.size() + 2);
    front.append(1, '<').append(name).append(attributes.out_).append(1, '>');
    Html html = std::move(content);
    html.out_.insert(0, front).append("</").append(name).append(1, '>');
    return html;
}

Html all(std::vector<Html> const& parts) {
    std::size_t bytes = 0;
    for (auto const& part : parts) bytes += part.string().size();
    Html html;
    html.reserve(bytes);
    for (auto const& part : parts) html += part;
    return html;
}

}  // namespace ateneu
