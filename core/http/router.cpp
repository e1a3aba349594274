#include <algorithm>
#include <stdexcept>

#include "core/base/text.h"
#include "core/http/server.h"

namespace ateneu::http {
namespace {

constexpr std::string_view one_part = "{}";
constexpr std::string_view all_the_rest = "{*}";

bool is_place(std::string_view part) { return part == one_part || part == all_the_rest; }

/// `/a/b` is `a` and `b`; `/` is one empty part.
std::vector<std::string> parts_of(std::string_view path) {
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    std::vector<std::string> parts;
    for (auto const part : split(path, '/')) parts.push_back(percent_decoded(part));
    return parts;
}

/// Patterns are looked up by their leading literal parts, at most two: `people/people`, `login`, or
/// "".
std::string key_of(std::span<std::string const> parts, std::size_t literals) {
    if (literals == 0) return {};
    return literals == 1 ? parts[0] : parts[0] + '/' + parts[1];
}

std::string pattern_key(std::span<std::string const> pattern) {
    std::size_t literals = 0;
    while (literals < std::min<std::size_t>(pattern.size(), 2) && !is_place(pattern[literals]))
        ++literals;
    return key_of(pattern, literals);
}

bool matches(std::span<std::string const> pattern, std::span<std::string const> path) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (i == path.size()) return false;
        if (pattern[i] == all_the_rest) return true;
        if (pattern[i] == one_part ? path[i].empty() : pattern[i] != path[i]) return false;
    }
    return pattern.size() == path.size();
}

/// From left to right: a literal part before `{}`, `{}` before `{*}`.
bool is_more_literal(std::span<std::string const> a, std::span<std::string const> b) {
    auto const rank = [](std::string const& part) {
        return part == all_the_rest ? 2 : part == one_part ? 1 : 0;
    };
    return std::ranges::lexicographical_compare(a, b, {}, rank, rank);
}

std::vector<std::string> places_of(std::span<std::string const> pattern,
                                   std::span<std::string> path) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == one_part) places.push_back(std::move(path[i]));
        if (pattern[i] == all_the_rest)
            places.push_back(
                join({path.begin() + static_cast<std::ptrdiff_t>(i), path.end()}, "/"));
    }
    return places;
}

std::string allow_header(std::vector<std::string_view> methods) {
    auto const has = [&](std::string_view method) {
        return std::ranges::find(methods, method) != methods.end();
    };
    if (has("GET") && !has("HEAD")) methods.push_back("HEAD");
    if (!has("OPTIONS")) methods.push_back("OPTIONS");
    std::ranges::sort(methods);
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    std::string allowed;
    for (auto const method : methods) allowed.append(allowed.empty() ? "" : ", ").append(method);
    return allowed;
}

}  // namespace

void Router::add(Route route) {
    auto parts = parts_of(route.pattern);
    auto const rest = std::ranges::find(parts, all_the_rest);
    if (!route.pattern.starts_with('/') || (rest != parts.end() && rest + 1 != parts.end()))
        throw std::invalid_argument("not a pattern: " + route.pattern);
    auto& same_key = by_first_[pattern_key(parts)];
    for (auto const other : same_key)
        if (parts_[other] == parts && routes_[other].method == route.method)
            throw std::invalid_argument("two routes for " + route.method + " " + route.pattern);
    same_key.push_back(routes_.size());
    parts_.push_back(std::move(parts));
    routes_.push_back(std::move(route));
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
    auto parts = parts_of(path);
    std::optional<std::size_t> best;
    std::vector<std::string_view> methods;
    for (std::size_t literals = 0; literals <= std::min<std::size_t>(parts.size(), 2); ++literals) {
        auto const candidates = by_first_.find(key_of(parts, literals));
        if (candidates == by_first_.end()) continue;
        for (auto const candidate : candidates->second) {
            if (!matches(parts_[candidate], parts)) continue;
            auto const& offered = routes_[candidate].method;
            methods.push_back(offered);
            if (offered != method && !(method == "HEAD" && offered == "GET")) continue;
            if (!best || is_more_literal(parts_[candidate], parts_[*best])) best = candidate;
        }
    }
    if (best) return {.route = &routes_[*best], .places = places_of(parts_[*best], parts)};
    if (!methods.empty()) return {.allowed = allow_header(std::move(methods))};
    return {};
}

}  // namespace ateneu::http
