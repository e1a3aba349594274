#include "core/entity/registry.h"

#include <set>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/entity/title.h"

namespace ateneu {

namespace {

/// What the compiler can't see of one entity: names used as text, and options that contradict each other.
class Reading {
public:
    explicit Reading(Entity const& entity) : entity_(entity) {}

    void check() {
        holds(!entity_.title.empty(), "has no title");
        holds(unknown_in_title(entity_).empty(), "has a title with " + unknown_in_title(entity_));
        check_columns();
        for (auto const& unique : entity_.unique) {
            holds(!unique.fields.empty(), "has a key of no field");
            for (auto const name : unique.fields) holds(field(name).is_column(), "has a key of what is no column");
        }
        for (auto const name : {entity_.parent, entity_.facet_of})
            if (!name.empty()) holds(field(name).kind() == Kind::reference, std::string(name) + " is no reference");
        if (auto const name = entity_.scope; !name.empty() && name != "id")
            holds(field(name).kind() == Kind::reference || field(name).kind() == Kind::any_reference, std::string(name) + " is no scope");
        if (auto const name = entity_.visible.as; !name.empty()) holds(field(name).kind() == Kind::any_reference, std::string(name) + " names no record");
        check_order();
        for (auto const& each : entity_.fields) check_field(each);
    }

private:
    void holds(bool fine, std::string const& what) const {
        if (!fine) must(false, (entity_.full_name() + ": " + what).c_str());
    }
    Field const& field(std::string_view name) const {
        auto const* found = entity_.find(name);
        holds(found != nullptr, "no field " + std::string(name));
        return *found;
    }
    void check_columns() const {
        constexpr std::size_t longest = 63;  // PostgreSQL's
        std::set<std::string, std::less<>> names;
        for (auto const& each : columns_of(entity_)) {
            holds(names.insert(each.name).second, "two columns " + each.name);
            holds(each.name.size() <= longest, "too long a name, " + each.name);
        }
        for (auto const& each : entity_.fields)
            if (!each.is_column()) holds(names.emplace(each.name).second, "two fields " + std::string(each.name));
        for (auto const& each : entity_.computed)
            holds(names.emplace(each.name).second, "two columns " + std::string(each.name));
        // Its search indexes are called after it.
        holds((entity_.table() + "_trigrams").size() <= longest, "too long a name");
    }
    void check_order() const {
        if (entity_.order.empty()) return;
        for (auto name : split(entity_.order, ',')) {
            if (name.starts_with('-')) name.remove_prefix(1);
            holds(field(name).options.sorted, "orders by an unsorted field");
        }
    }
    void check_field(Field const& each) const {
        auto const name = std::string(each.name);
        bool const points = each.kind() == Kind::reference || each.kind() == Kind::any_reference;
        if (points && each.options.on_delete == OnDelete::set_null) holds(each.optional(), name + " can't lose its record");
        if (each.options.unique) holds(columns_of(each).size() == 1, name + " is no single column to be unique");
        if (each.options.stamp == Stamp::author) holds(each.kind() == Kind::reference && each.optional(), name + " can't name an author");
        if (!each.options.choices.empty()) holds(each.codec->kind == Kind::text, name + " has choices but is no text");
        if (each.options.symmetric)
            holds(each.is_link() && &each.target() == &entity_, name + " is no link to records of the same kind");
        if (!each.options.initial.empty() && each.options.initial != "today")
            holds(from_text(each, each.options.initial).has_value(), name + " begins with what it can't hold");
    }

    Entity const& entity_;
};

/// Children are saved with their parent, in one level.
void check_children(Entity const& parent, Field const& field) {
    auto const& child = field.target();
    auto const full = child.full_name();
    must(!child.parent.empty(), (full + ": children need the field that points at their parent").c_str());
    must(&child.find(child.parent)->target() == &parent, (full + ": is the child of something else").c_str());
    for (auto const& each : child.fields)
        must(each.is_column(), (full + ": a child has neither links nor children of its own").c_str());
}

}  // namespace

Registry::Registry(std::vector<Entity const*> entities) : entities_(std::move(entities)) {
    std::set<std::string> tables;
    for (auto const* entity : entities_) {
        must(by_name_.emplace(entity->full_name(), entity).second, "two entities of one name");
        must(by_address_.emplace(entity->address(), entity).second, "two entities at one address");
        must(tables.insert(entity->table()).second, "two entities with one table");
        referrers_[entity];
        facets_[entity];
    }
    for (auto const* entity : entities_) {
        for (auto const& field : entity->fields)
            if (field.codec->target)
                must(find(field.target().full_name()) == &field.target(), "a target is not registered");
        Reading(*entity).check();
        for (auto const& field : entity->fields) {
            if (!field.codec->target) continue;
            if (field.is_children()) {
                check_children(*entity, field);
                continue;
            }
            if (field.is_link()) must(tables.insert(link_table(*entity, field).name).second, "two tables of one name");
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
    static std::vector<Entity const*> const none;
    auto const found = facets_.find(&entity);
    return found == facets_.end() ? none : found->second;
}

}  // namespace ateneu
