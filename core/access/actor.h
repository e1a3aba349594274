#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/base/time.h"
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
    /// When whoever sits there last showed who they are, by password and second factor; only for a session.
    std::optional<Instant> proved_at = {};
    /// Who really sits there while they look at everything as somebody else; they change nothing meanwhile. 0: nobody.
    std::int64_t viewer = 0;
    std::string viewer_name = {};

    bool may(Entity const& entity, Action action) const;
    /// Whether the token's scopes leave this open at all; `may` asks it first, and so does row visibility.
    bool reaches(Entity const& entity, Action action) const;
    /// Whether the entity's list can hold anything for this actor (so that menus don't lead to a wall).
    bool sees_some(Entity const& entity) const;
    bool has(std::string_view permission) const { return superuser || permissions.contains(permission); }
    /// Whether they have just shown who they are. Tokens and jobs, whom nobody can ask, count as such.
    bool is_fresh(Instant now) const { return !proved_at || now.micros - proved_at->micros <= fresh_seconds * 1'000'000; }
    static constexpr std::int64_t fresh_seconds = 600;
};
/// The program itself (imports, seeds, jobs without owner): may everything, is nobody.
Actor the_program();

}  // namespace ateneu
