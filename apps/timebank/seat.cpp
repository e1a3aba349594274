#include "apps/timebank/seat.h"

#include "core/access/actor.h"

namespace ateneu::timebank {

std::optional<Seat> seat_of(Transaction& tx, Id<Bank> bank, std::int64_t person) {
    if (person == 0) return {};
    auto const rows = tx.sql().query(R"(SELECT "id", "uid", "is_active", "is_admin", "account" FROM "timebank_member" WHERE "bank" = $1 AND "person" = $2)", {bank.value, person});
    if (!rows->next()) return {};
    Seat seat{.member = {rows->integer(0)}, .uid = static_cast<int>(rows->integer(1)), .is_active = rows->boolean(2), .account = {rows->integer(4)}};
    seat.is_admin = seat.is_active && rows->boolean(3);
    return seat;
}

std::optional<Seat> own_seat(Transaction& tx, Id<Bank> bank) { return seat_of(tx, bank, tx.actor().person); }

bool looks_after(Transaction& tx, Id<Bank> bank) {
    auto const& actor = tx.actor();
    if (actor.person == 0) return actor.inside && actor.superuser;
    auto const seat = own_seat(tx, bank);
    return seat && seat->is_admin;
}

Refusal only_admins() { return {"no_permission", N_("Only administrators of this bank may do that.")}; }

Refusal no_such_member() { return {"no_such_member", N_("This is no active member of the bank."), "to"}; }

}  // namespace ateneu::timebank
