#include "core/http/target.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/syntax.h"

namespace ateneu::http {
namespace {

/// A proxy's form, `http://host/path`, is the same request; where it was sent is in `Host`.
std::string_view without_origin(std::string_view target) {
    auto const begin = target.find("://");
    if (begin != 4 && begin != 5) return target;
    auto const scheme = target.substr(0, begin);
    if (!same_word(scheme, "http") && !same_word(scheme, "https")) return target;
    auto const rest = target.substr(begin + 3);
    auto const path = rest.find_first_of("/?");
    return path == std::string_view::npos || rest[path] == '?' ? std::string_view("/")
                                                               : rest.substr(path);
}

bool is_harmless(std::string_view path) {
    auto const forbidden = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
    };
    if (std::ranges::any_of(path, forbidden) || !is_utf8(path)) return false;
    while (!path.empty()) {
        auto const part = cut(path, '/');
        if (part == "." || part == "..") return false;
    }
    return true;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
    target = without_origin(target);
    auto const question = std::min(target.find('?'), target.size());
    Target parsed{
        .raw_path = target.substr(0, question), .raw_query = target.substr(question), .path = {}};
    if (!parsed.raw_query.empty()) parsed.raw_query.remove_prefix(1);
    if (parsed.raw_path != "*" && !parsed.raw_path.starts_with('/')) return {};
    if (target.find('#') != std::string_view::npos || !is_percent_encoding(target)) return {};
    parsed.path = percent_decoded(parsed.raw_path);
    if (!is_harmless(parsed.path) || !is_clean_text(percent_decoded(parsed.raw_query))) return {};
    return parsed;
}

}  // namespace ateneu::http
