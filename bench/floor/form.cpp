#include "bench/floor/form.h"

#include <cctype>
#include <stdexcept>

namespace ateneu::bench {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string unescaped(std::string_view html) {
    constexpr std::pair<std::string_view, char> marks[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        std::size_t taken = 1;
        char c = html[at];
        for (auto const& [mark, stands_for] : marks)
            if (html.substr(at).starts_with(mark)) {
                taken = mark.size();
                c = stands_for;
            }
        text += c;
        at += taken;
    }
    return text;
}

bool has(std::string_view tag, std::string_view word) {
    return tag.find(" " + std::string(word)) != std::string_view::npos;
}

std::string attribute(std::string_view tag, std::string_view name) {
    auto const beginning = " " + std::string(name) + "=\"";
    auto const at = tag.find(beginning);
    if (at == std::string_view::npos) return "";
    auto const value = tag.substr(at + beginning.size());
    return unescaped(value.substr(0, value.find('"')));
}

/// What stands in `text` from `from` up to `end`; `from` goes behind it.
std::string_view take(std::string_view text, std::size_t& from, std::string_view end) {
    auto const to = text.find(end, from);
    if (to == std::string_view::npos) throw std::runtime_error("the form breaks off");
    auto const taken = text.substr(from, to - from);
    from = to + end.size();
    return taken;
}

void add_input(Fields& fields, std::string_view tag) {
    auto const type = attribute(tag, "type");
    bool const is_tick = type == "checkbox" || type == "radio";
    if (is_tick && !has(tag, "checked")) return;
    fields.emplace_back(attribute(tag, "name"), attribute(tag, "value"));
}

/// The chosen options; the first where one must be chosen.
void add_select(Fields& fields, std::string_view tag, std::string_view options) {
    auto const name = attribute(tag, "name");
    std::string first;
    bool is_first = true, is_chosen = false;
    for (auto at = options.find("<option"); at != std::string_view::npos;
         at = options.find("<option", at + 1)) {
        auto const option = options.substr(at, options.find('>', at) - at);
        if (is_first) first = attribute(option, "value");
        is_first = false;
        if (!has(option, "selected")) continue;
        is_chosen = true;
        fields.emplace_back(name, attribute(option, "value"));
    }
    if (!is_chosen && !is_first && !has(tag, "multiple")) fields.emplace_back(name, first);
}

/// The line break that begins it is not of the text.
void add_textarea(Fields& fields, std::string_view tag, std::string_view text) {
    if (text.starts_with('\n')) text.remove_prefix(1);
    fields.emplace_back(attribute(tag, "name"), unescaped(text));
}

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (unsigned char const c : text) {
        if (std::isalnum(c) || c == '_' || c == '.' || c == '-')
            out += static_cast<char>(c);
        else if (c == ' ')
            out += '+';
        else
            (out += '%').append({digits[c >> 4], digits[c & 15]});
    }
    return out;
}

}  // namespace

std::string& Form::operator[](std::string_view name) {
    for (auto& [key, value] : fields)
        if (key == name) return value;
    throw std::runtime_error("the form has no field " + std::string(name));
}

std::string Form::encoded() const {
    std::string out;
    for (auto const& [name, value] : fields)
        out += (out.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return out;
}

Form record_form(std::string_view page) {
    auto at = page.find("<form id=\"record\"");
    if (at == std::string_view::npos)
        throw std::runtime_error("there is no record's form on the page");
    auto const html = take(page, at, "</form>");
    Form form;
    form.action = attribute(html.substr(0, html.find('>')), "action");
    for (std::size_t next = html.find('<', 1); next != std::string_view::npos;
         next = html.find('<', next)) {
        auto const tag = take(html, next, ">");
        if (tag.starts_with("<input")) add_input(form.fields, tag);
        if (tag.starts_with("<select")) add_select(form.fields, tag, take(html, next, "</select>"));
        if (tag.starts_with("<textarea"))
            add_textarea(form.fields, tag, take(html, next, "</textarea>"));
    }
    return form;
}

}  // namespace ateneu::bench
