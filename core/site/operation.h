#pragma once
#include "core/store/store.h"

namespace ateneu {

/// Something that programs may have done which is more than adding or changing a record: `POST /api/<app>/<name>`. Its app lists
/// it in `App::operations`. What it takes is a field table like any other, so that a body is read, checked and described by it.
struct Operation {
    std::string_view app, name;  ///< in the address: "timebank", "payments/give"
    char const* label;           ///< msgid, the verb alone: "Give time"
    char const* effect;          ///< msgid: what will happen
    Entity const* asked;         ///< what it takes; a field table without a table in the database
    Entity const* made;          ///< what it makes: the answer shows the record, and a token needs its `:write`
    /// Whether the actor may is the business of `act`.
    Written (*act)(Transaction&, Record const& asked);

    std::string address() const { return "/api/" + std::string(app) + "/" + std::string(name); }
    /// Logged in, by a token that may write what it makes.
    bool may_ask(Actor const& actor) const { return actor.inside && actor.reaches(*made, Action::change); }
};

}  // namespace ateneu
