#pragma once
#include <string>
#include <string_view>

#include "core/store/store.h"

namespace ateneu {

/// A deed with a label and a permission: a button on the record's page, a verb for the ticked rows of its list, and
/// `POST /api/<app>/<plural>/{id}/<name>`. Its app lists it in `App::actions`.
struct RecordAction {
    Entity const* entity;
    std::string_view name;  ///< in addresses: "revoke"; not "edit", "delete", "merge" or "export", which every list has
    char const* label;      ///< msgid, the verb alone: "Revoke"
    char const* icon;
    char const* effect;     ///< msgid: what will happen, said before it is done to many
    /// The code that people need, everywhere or in the record's scope, or "": whoever sees the record may ask, and `act` decides.
    std::string_view permission;
    Written (*act)(Transaction&, std::int64_t id);
    /// Whether it makes sense for this record now; null: always.
    bool (*offered)(Record const&) = nullptr;
    bool danger = false;

    /// Of some record at least. A token that only reads may not: every deed changes something.
    bool may_ask(Actor const& actor) const;
    /// Of this one, where it lies.
    bool may_ask(Actor const& actor, Record const& record) const;
    /// `act`, for those who may ask for it where the record lies.
    Written run(Transaction& tx, std::int64_t id) const;
};

/// A line of the record's menu that leads to a page about it: "Their data…". Its app lists it in `App::links`.
struct RecordLink {
    Entity const* entity;
    char const* label;  ///< msgid
    char const* icon;
    std::string_view permission;  ///< the code that people need
    std::string (*address)(std::int64_t id);
    /// Where it isn't a permission alone that decides; null: it is.
    bool (*offered)(Actor const& actor, std::int64_t id) = nullptr;

    bool is_for(Actor const& actor, std::int64_t id) const { return offered ? offered(actor, id) : actor.has(permission); }
};

}  // namespace ateneu
