#include "core/html/basics.h"

#include "core/base/text.h"
#include "web/assets.h"

namespace ateneu::ui {
namespace {

std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::plain:
            return "pill";
        case Tone::ok:
            return "pill ok";
        case Tone::warn:
            return "pill warn";
        case Tone::bad:
            return "pill bad";
        case Tone::info:
            return "pill info";
        case Tone::primary:
            return "pill pri";
        case Tone::violet:
            return "pill violet";
        case Tone::line:
            return "pill line";
    }
    return "pill";
}

/// The first letter with the bytes that belong to it, in UTF-8.
std::string_view first_letter(std::string_view word) {
    std::size_t end = word.empty() ? 0 : 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
    return word.substr(0, end);
}

}  // namespace

Attribute maybe(std::string_view name, std::string value) {
    if (value.empty()) return {name, false};
    return {name, std::move(value)};
}

Html icon(std::string_view name, std::string_view more) {
    static std::string const sheet = web::asset_url("icons.svg") + "#";
    auto const classes = more.empty() ? std::string("i") : "i " + std::string(more);
    return element("svg", {{"class", classes}, {"aria-hidden", "true"}},
                   element("use", {{"href", sheet + std::string(name)}}));
}

Html brand_mark(std::string_view more) {
    static std::string const mark = web::asset_url("mark.svg");
    return element("img", {{"class", "brandmark " + std::string(more)},
                           {"src", mark},
                           {"alt", ""},
                           {"width", 24},
                           {"height", 24}});
}

Html hidden(std::string_view name, std::string_view value) {
    return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html unseen(Html const& text) { return element("span", {{"class", "visually-hidden"}}, text); }

Html sentence(std::string_view translated,
              std::vector<std::pair<std::string_view, Html>> const& places) {
    Html out;
    while (!translated.empty()) {
        auto const open = translated.find('{');
        auto const close = translated.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        out += Html(translated.substr(0, open));
        auto const name = translated.substr(open + 1, close - open - 1);
        for (auto const& [place, value] : places)
            if (place == name) out += value;
        translated.remove_prefix(close + 1);
    }
    return out + Html(translated);
}

Html pill(Pill const& pill) {
    Html content = pill.icon.empty() ? Html() : icon(pill.icon);
    return element("span", {{"class", class_of(pill.tone)}}, content + Html(pill.text));
}

std::string initials(std::string_view name) {
    std::string out;
    std::string_view last;
    for (auto const word : split(name, ' ')) {
        if (word.empty()) continue;
        if (out.empty())
            out = first_letter(word);
        else
            last = first_letter(word);
    }
    return out + std::string(last);
}

int tint_of(long long id) { return static_cast<int>((id < 0 ? -(id % 6) : id % 6) + 1); }

Html avatar(std::string_view name, long long id, std::string_view size) {
    auto classes = "avatar av" + std::to_string(tint_of(id));
    if (!size.empty()) classes += " " + std::string(size);
    return element("span", {{"class", classes}, {"aria-hidden", "true"}}, initials(name));
}

Html person_ref(std::string_view name, long long id, std::string_view href) {
    auto const text =
        href.empty() ? element("span", {}, name) : element("a", {{"href", href}}, name);
    return element("span", {{"class", "who"}}, avatar(name, id) + text);
}

Html tile(std::string_view icon_name, int tint) {
    auto const classes = tint > 0 ? "tile av" + std::to_string(tint) : std::string("tile");
    return element("span", {{"class", classes}}, icon(icon_name));
}

Html panel(Panel const& panel) {
    Html out;
    if (!panel.title.empty()) {
        auto head = element("h2", {}, panel.title) + panel.beside_title;
        if (!panel.end.empty()) head += element("div", {{"class", "push"}}, panel.end);
        out += element("div", {{"class", "panel-head"}}, head);
    }
    if (!panel.body.empty()) out += element("div", {{"class", "panel-body"}}, panel.body);
    out += panel.flush;
    if (!panel.foot.empty()) out += element("div", {{"class", "panel-foot"}}, panel.foot);
    return element("section", {{"class", "panel"}, maybe("id", panel.id)}, out);
}

Html columns(std::vector<Html> const& content, std::string_view label,
             std::vector<Html> const& end) {
    return element(
        "div", {{"class", "cols"}},
        stack(content) + element("aside", {{"class", "stack"}, {"aria-label", label}}, all(end)));
}

Html stack(std::vector<Html> const& parts) {
    return element("div", {{"class", "stack"}}, all(parts));
}

}  // namespace ateneu::ui
