#include "core/entity/registry.h"

#include "core/base/text.h"

namespace ateneu {

namespace {

/// What the compiler can't see: names used as text must be names of fields.
void check_names(Entity const& entity) {
    auto const full = entity.full_name();
    auto known = [&](std::string_view name) {
        must(entity.find(name) != nullptr, (full + ": no field " + std::string(name)).c_str());
    };
    for (auto const& unique : entity.unique)
        for (auto const name : unique.fields) known(name);
    for (auto const name : {entity.scope, entity.parent, entity.facet_of})
        if (!name.empty()) known(name);
    if (!entity.order.empty())
        for (auto name : split(entity.order, ',')) {
            if (name.starts_with('-')) name.remove_prefix(1);
            known(name);
            must(entity.find(name)->options.sorted, (full + ": orders by an unsorted field").c_str());
        }
    must(!entity.title.empty(), (full + ": has no title").c_str());
}

}  // namespace

Registry::Registry(std::vector<Entity const*> entities) : entities_(std::move(entities)) {
    for (auto const* entity : entities_) {
        must(by_name_.emplace(entity->full_name(), entity).second, "two entities of one name");
        must(by_address_.emplace(entity->address(), entity).second, "two entities at one address");
        referrers_[entity];
        facets_[entity];
    }
    for (auto const* entity : entities_) {
        check_names(*entity);
        for (auto const& field : entity->fields) {
            if (!field.codec->target) continue;
            must(find(field.target().full_name()) == &field.target(), "a target is not registered");
            if (field.is_children()) {
                must(!field.target().parent.empty(), "children need the field that points at their parent");
                continue;
            }
            referrers_[&field.target()].push_back({entity, &field});
        }
        if (!entity->facet_of.empty())
            facets_[&entity->find(entity->facet_of)->target()].push_back(entity);
    }
}

Entity const* Registry::find(std::string_view full_name) const {
    auto const found = by_name_.find(full_name);
    return found == by_name_.end() ? nullptr : found->second;
}

Entity const* Registry::find(std::string_view app, std::string_view plural) const {
    auto const found = by_address_.find("/" + std::string(app) + "/" + std::string(plural));
    return found == by_address_.end() ? nullptr : found->second;
}

std::vector<Referrer> const& Registry::referrers(Entity const& entity) const {
    return referrers_.at(&entity);
}

std::vector<Entity const*> const& Registry::facets(Entity const& entity) const {
    return facets_.at(&entity);
}

}  // namespace ateneu
