#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/entity/entity.h"

namespace ateneu {

/// Who acts: a person behind a session or a token, nobody, or the program itself.
struct Actor {
    std::int64_t person = 0;   ///< 0: a visitor, or the program
    std::string name;          ///< shown in the page head
    bool superuser = false;    ///< may everything
    bool inside = false;       ///< logged in, or the program
    std::set<std::string, std::less<>> permissions;  ///< codes, `people.person.change`
    Tongue tongue;
    std::string time_zone = "UTC";
    std::string theme;         ///< "", "light", "dark"
    std::string via;           ///< the API token that speaks for them, by its name; "" for a session
    /// What that token may do at most (core/access/scope.h); empty: all that its person may.
    std::vector<std::string> scopes;

    bool may(Entity const& entity, Action action) const;
    /// Whether the token's scopes leave this open at all; `may` asks it first, and so does row visibility.
    bool reaches(Entity const& entity, Action action) const;
    /// Whether the entity's list can hold anything for this actor (so that menus don't lead to a wall).
    bool sees_some(Entity const& entity) const;
    bool has(std::string_view permission) const { return superuser || permissions.contains(permission); }
};
/// The program itself (imports, seeds, jobs without owner): may everything, is nobody.
Actor the_program();

}  // namespace ateneu
