#include "tests/languages/visible.h"

#include <array>
#include <map>

#include "core/base/text.h"

namespace ateneu::brackets {

namespace {

constexpr std::string_view opening = "\xE2\x9F\xA6", closing = "\xE2\x9F\xA7";

std::string decoded(std::string_view text) {
    static std::map<std::string_view, std::string_view> const entities = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    std::string out(text);
    for (auto const& [entity, plain] : entities)
        if (entity != "&amp;") out = replaced(std::move(out), entity, plain);
    return replaced(std::move(out), "&amp;", "&");
}

/// The value of `name="…"` in a tag.
std::string_view attribute(std::string_view tag, std::string_view name) {
    auto const beginning = " " + std::string(name) + "=\"";
    auto const at = tag.find(beginning);
    if (at == std::string_view::npos) return {};
    auto const value = tag.substr(at + beginning.size());
    return value.substr(0, value.find('"'));
}

bool is_void(std::string_view name) {
    for (std::string_view const each : {"input", "meta", "link", "hr", "br", "img"})
        if (name == each) return true;
    return false;
}

bool is_left_out(std::string_view name, std::string_view tag) {
    for (std::string_view const each : {"code", "script", "style", "pre", "kbd"})
        if (name == each) return true;
    return name != "html" && !attribute(tag, "lang").empty();
}

}  // namespace

std::vector<std::string> visible(std::string_view html) {
    std::vector<std::string> found;
    int left_out = 0;  // depth inside something that isn't looked at
    while (!html.empty()) {
        auto const open = html.find('<');
        auto const text = trimmed(decoded(html.substr(0, open)));
        if (left_out == 0 && !text.empty()) found.push_back(text);
        if (open == std::string_view::npos) break;
        auto const close = html.find('>', open);
        if (close == std::string_view::npos) break;
        auto const tag = html.substr(open + 1, close - open - 1);
        html.remove_prefix(close + 1);
        auto const name = tag.substr(0, tag.find_first_of(" /"));
        if (tag.starts_with('/')) {
            left_out -= left_out > 0 ? 1 : 0;
        } else if (left_out > 0 || is_left_out(name, tag)) {
            left_out += is_void(name) ? 0 : 1;
        } else {
            for (auto const* shown : {"aria-label", "title", "placeholder", "alt", "data-label"})
                if (auto const value = attribute(tag, shown); !value.empty()) found.push_back(decoded(value));
        }
    }
    return found;
}

std::vector<std::string> outside(std::string_view text) {
    std::vector<std::string> parts;
    std::string part;
    int depth = 0;
    auto const end = [&] {
        if (!trimmed(part).empty()) parts.push_back(trimmed(part));
        part.clear();
    };
    while (!text.empty()) {
        bool const opens = text.starts_with(opening), closes = text.starts_with(closing);
        if (opens || closes) {
            end();
            depth += opens ? 1 : depth > 0 ? -1 : 0;
            text.remove_prefix(opening.size());
            continue;
        }
        if (depth == 0) part += text.front();
        text.remove_prefix(1);
    }
    end();
    return parts;
}

}  // namespace ateneu::brackets
