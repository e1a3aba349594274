#include "apps/workshops/event.h"
#include "core/base/text.h"

namespace ateneu::workshops {

namespace {

/// `size` digits, or as many x's.
bool is_date_part(std::string_view part, std::size_t size) {
    if (part.size() != size) return false;
    return part.find_first_not_of("0123456789") == part.npos ||
           part.find_first_not_of('x') == part.npos;
}

/// What follows `start`, or nothing where the text begins otherwise.
std::optional<std::string_view> after(std::string_view text, std::string_view start) {
    if (!text.starts_with(start)) return {};
    return text.substr(start.size());
}

}  // namespace

bool is_event_slug(std::string_view slug) {
    auto const parts = split(slug, '-');
    return parts.size() >= 4 && is_slug(slug) && is_date_part(parts[0], 4) &&
           is_date_part(parts[1], 2) && is_date_part(parts[2], 2) &&
           slug.size() > std::string_view("2026-03-14-").size();
}

bool is_repository_address(std::string_view url) {
    auto const address = lower_ascii(url);
    auto path = after(address, "https://github.com/");
    if (!path) path = after(address, "http://github.com/");
    if (!path) return false;
    auto const parts = split(*path, '/');
    return parts.size() >= 2 && !parts[0].empty() && !parts[1].empty();
}

}  // namespace ateneu::workshops
