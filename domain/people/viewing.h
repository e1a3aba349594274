#pragma once
#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu {
class Transaction;
}

namespace ateneu::people {

struct Person;
struct Session;

/// Somebody looked at everything as somebody else: who, as whom, why, from when until when. Kept for good, and told to
/// whom it was about. Source: spec "Dashboards and operations", OP-A5.
struct Viewing {
    Id<Viewing> id;
    std::optional<Id<Person>> viewer;
    std::optional<Id<Person>> viewed;
    std::string reason;
    Instant started_at;
    Instant until;  ///< at the latest
    std::optional<Instant> ended_at;
    static Entity const& entity();
};

inline constexpr std::int64_t viewing_seconds = 30 * 60;
inline constexpr std::string_view view_as_permission = "people.person.view_as";

/// Why `viewer` may not look as `as`; nothing where they may: they have the permission, and every right that the other has.
std::optional<Refusal> refusal_to_view(Actor const& viewer, Actor const& as);
/// The session sees everything as somebody else from now on, and changes nothing. Tells the other.
/// Refuses   as `refusal_to_view`; `required` without a reason
Result<Id<Viewing>> start_viewing(Transaction& tx, Id<Session> session, Actor const& as, std::string_view reason);
/// `tx` of the viewer.
void stop_viewing(Transaction& tx, Id<Session> session);
/// Whose eyes the viewer's session has now, with the viewer named; nothing once it is over, or where either lost the
/// right to it.
std::optional<Actor> seen_as(db::Connection& sql, Actor const& viewer, Id<Viewing> viewing, Instant now);

}  // namespace ateneu::people
