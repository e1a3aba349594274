#include "core/access/scope.h"

#include <algorithm>

namespace ateneu {

namespace {

struct Parts {
    std::string_view what, how;
};

Parts parts_of(std::string_view scope) {
    auto const colon = scope.find(':');
    if (colon == std::string_view::npos) return {};
    return {scope.substr(0, colon), scope.substr(colon + 1)};
}

bool names(std::string_view what, Entity const& entity) {
    if (what == "*") return true;
    auto const dot = what.find('.');
    if (dot == std::string_view::npos || what.substr(0, dot) != entity.app) return false;
    auto const name = what.substr(dot + 1);
    return name == "*" || name == entity.name;
}

}  // namespace

bool opens(std::string_view scope, Entity const& entity, Action action) {
    auto const [what, how] = parts_of(scope);
    if (how != "write" && !(how == "read" && action == Action::view)) return false;
    return names(what, entity);
}

bool is_scope(Registry const& registry, std::string_view scope) {
    auto const [what, how] = parts_of(scope);
    if (how != "read" && how != "write") return false;
    auto const& all = registry.entities();
    return std::any_of(all.begin(), all.end(), [what = what](Entity const* entity) { return names(what, *entity); });
}

}  // namespace ateneu
