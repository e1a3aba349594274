#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity/entity.h"

namespace ateneu {

/// A field of another entity that points here.
struct Referrer {
    Entity const* entity;
    Field const* field;
};

/// Every entity of the program, in the order of the apps. Made once in main, then only read.
class Registry {
public:
    /// Checks that the tables fit together (names, targets, orders, titles); `must` fails otherwise.
    explicit Registry(std::vector<Entity const*> entities);

    std::vector<Entity const*> const& entities() const { return entities_; }
    /// By full name `people.person`; null when unknown.
    Entity const* find(std::string_view full_name) const;
    Entity const* find(std::string_view app, std::string_view plural) const;
    /// Who points at it by reference or link, in order of registration.
    std::vector<Referrer> const& referrers(Entity const& entity) const;
    /// Entities shown as sections of this one's page, form and API; none of an entity that is not registered (Operation::asked).
    std::vector<Entity const*> const& facets(Entity const& entity) const;

private:
    std::vector<Entity const*> entities_;
    std::map<std::string, Entity const*, std::less<>> by_name_, by_address_;
    std::map<Entity const*, std::vector<Referrer>> referrers_;
    std::map<Entity const*, std::vector<Entity const*>> facets_;
};

}  // namespace ateneu
