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

/// Rights that hold in one record alone: what a group allows, in one bank.
struct ScopedRole {
    AnyReference scope;  ///< {"timebank.bank", 12}
    std::set<std::string, std::less<>> permissions;  ///< codes, as the actor's own
};

/// Who acts: a person behind a session or a token, nobody, or the program itself.
struct Actor {
    std::int64_t person = 0;   ///< 0: a visitor, or the program
    std::string name;          ///< shown in the page head
    bool superuser = false;    ///< may everything
    bool inside = false;       ///< logged in, or the program
    std::set<std::string, std::less<>> permissions;  ///< codes, `people.person.change`; they hold everywhere
    std::vector<ScopedRole> roles;                   ///< what holds in one place alone
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

    /// Everywhere, whatever scope a record lies in.
    bool may(Entity const& entity, Action action) const;
    /// In this scope: everywhere, or by a role that holds there.
    bool may(Entity const& entity, Action action, AnyReference const& scope) const;
    /// With this record, where it lies. Of a change that moves it, the record is asked for before and after.
    bool may(Entity const& entity, Action action, Record const& record) const;
    /// Somewhere at least: for menus, lists and blank forms. Each record is asked for all the same.
    bool may_some(Entity const& entity, Action action) const;
    /// The scopes in which a role allows it, each once and in order, without asking whether it is allowed everywhere.
    std::vector<AnyReference> scopes_with(Entity const& entity, Action action) const;
    /// Whether everything that `other` may, everywhere and in each scope, is open to this actor too: nobody gives rights
    /// that they lack, nor looks as somebody who has them.
    bool has_rights_of(Actor const& other) const;
    /// Whether the token's scopes leave this open at all; `may` asks it first, and so does row visibility.
    bool reaches(Entity const& entity, Action action) const;
    /// Whether the entity's list can hold anything for this actor (so that menus don't lead to a wall).
    bool sees_some(Entity const& entity) const;
    bool has(std::string_view permission) const { return superuser || permissions.contains(permission); }
    /// The same in one scope.
    bool has(std::string_view permission, AnyReference const& scope) const;
    /// Whether they have just shown who they are. Tokens and jobs, whom nobody can ask, count as such.
    bool is_fresh(Instant now) const { return !proved_at || now.micros - proved_at->micros <= fresh_seconds * 1'000'000; }
    static constexpr std::int64_t fresh_seconds = 600;
};
/// The program itself (imports, seeds, jobs without owner): may everything, is nobody.
Actor the_program();

}  // namespace ateneu
