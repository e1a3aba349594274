#pragma once
#include <optional>
#include <vector>

#include "core/entity/entity.h"
#include "core/store/store.h"

namespace ateneu {

/// A list with its filters, order and columns under a name: a tab above the list. It keeps the list's address and
/// nothing of its records, so everybody who opens it sees what they may see.
struct SavedView {
    Id<SavedView> id;
    AnyReference owner;
    std::string list;     ///< full name of the entity: "people.person"
    std::string name;
    std::string address;  ///< parameters of the list's address, without page and view
    bool shared = false;  ///< with everybody who sees the list
    static Entity const& entity();
};
/// The view that a list opens with for one person, their own or a shared one.
struct DefaultView {
    Id<DefaultView> id;
    AnyReference owner;
    std::string list;
    Id<SavedView> view;
    static Entity const& entity();
};

/// The actor's own views of a list and those that others share, by name.
std::vector<SavedView> views_of(Transaction& tx, Entity const& list);
std::optional<SavedView> find_view(Transaction& tx, Entity const& list, std::int64_t id);
/// Who may change the records of a list may share a view of it: whoever tends the list, and no passer-by, decides
/// what stands above it for everybody.
bool may_share(Actor const& actor, Entity const& list);
bool is_owner(Actor const& actor, SavedView const& view);
/// The owner; and where it is shared, superusers, so that the tabs of somebody who left can be tidied.
bool may_change(Actor const& actor, SavedView const& view);

/// Adds (id 0) or changes a view; the owner of a new one is the actor.
/// Refuses   `no_permission`, and problems of `name`: required, at most 60, taken by another view of theirs
Written save_view(Transaction& tx, Entity const& list, SavedView view);
Written remove_view(Transaction& tx, SavedView const& view);

/// What the list opens with for the actor; nothing, or a view that is no longer theirs to see: all records.
std::optional<SavedView> default_view(Transaction& tx, Entity const& list);
/// Nothing: all records again.
void set_default_view(Transaction& tx, Entity const& list, std::optional<Id<SavedView>> view);

}  // namespace ateneu
