#include "apps/timebank/applying.h"

#include "apps/timebank/letters.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t day_micros = std::int64_t{24} * 3600 * 1'000'000;

bool is_pending(Transaction& tx, Id<Bank> bank, std::int64_t person) {
    return tx.sql().integer(R"(SELECT 1 FROM "timebank_petition" WHERE "bank" = $1 AND "person" = $2 AND "state" = 'pending')", {bank.value, person}).has_value();
}

bool was_declined_lately(Transaction& tx, Bank const& bank, std::int64_t person) {
    if (bank.waiting_days == 0) return false;
    return tx.sql().integer(R"(SELECT 1 FROM "timebank_petition" WHERE "bank" = $1 AND "person" = $2 AND "state" = 'declined' AND "decided_at" > $3 LIMIT 1)",
                            {bank.id.value, person, iso(Instant{tx.now().micros - bank.waiting_days * day_micros})}).has_value();
}

std::optional<Petition> held(Transaction& tx, Id<Petition> id) {
    tx.lock(Petition::entity(), id.value);
    return tx.read(id);
}

/// Why the actor can't answer it.
std::optional<Refusal> not_theirs(Transaction& tx, std::optional<Petition> const& petition) {
    if (!petition) return Refusal{"not_found", N_("There is no such application.")};
    // The first ones of a bank are let in by whoever made the bank.
    if (!looks_after(tx, petition->bank) && !tx.actor().superuser) return only_admins();
    if (petition->state != PetitionState::pending) return Refusal{"decided", N_("This application was answered already.")};
    return {};
}

void save(Transaction& tx, Petition petition, PetitionState state) {
    petition.state = state;
    petition.decided_at = tx.now();
    if (tx.actor().person) petition.decided_by = Id<people::Person>{tx.actor().person};
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Petition::entity(), to_record(Petition::entity(), &petition))), "an answer to an application can't be stored");
}

}  // namespace

Standing standing(Transaction& tx, Bank const& bank, std::int64_t person) {
    if (auto const seat = seat_of(tx, bank.id, person)) return seat->is_active ? Standing::member : Standing::inactive;
    if (is_pending(tx, bank.id, person)) return Standing::pending;
    if (!bank.is_open) return Standing::closed;
    return was_declined_lately(tx, bank, person) ? Standing::waiting : Standing::may_apply;
}

Result<Id<Petition>> apply(Transaction& tx, Id<Bank> id, std::string const& message) {
    auto const person = tx.actor().person;
    if (person == 0) return Refusal{"not_logged_in", N_("Log in first, or make yourself an account.")};
    auto const bank = tx.read(id);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    switch (standing(tx, *bank, person)) {
        case Standing::member:
        case Standing::inactive: return Refusal{"member", N_("You are a member of this bank already.")};
        case Standing::pending: return Refusal{"pending", N_("Your application waits for an answer already.")};
        case Standing::waiting: return Refusal{"waiting", N_("Your last application was declined a short time ago. Ask the bank before you apply again.")};
        case Standing::closed: return Refusal{"closed", N_("This bank takes no new members at the moment.")};
        case Standing::may_apply: break;
    }
    if (!is_text(message, 1000)) return Refusal{"too_long", N_("A message has 1,000 characters at most."), "message"};
    Transaction::Deed const deed(tx);
    auto const written = tx.add(Petition{.bank = id, .person = {person}, .message = trimmed(message), .asked_at = tx.now()});
    // Somebody pressed twice at the very same moment.
    if (!written) return Refusal{"pending", N_("Your application waits for an answer already.")};
    tell_applied(tx, *tx.read(Id<Petition>{written.id}));
    return Id<Petition>{written.id};
}

Result<Id<Member>> accept(Transaction& tx, Id<Petition> id) {
    auto const petition = held(tx, id);
    if (auto const no = not_theirs(tx, petition)) return *no;
    save(tx, *petition, PetitionState::accepted);
    auto joined = join(tx, {.bank = petition->bank, .person = petition->person});
    if (joined) tell_answered(tx, *tx.read(id));
    return joined;
}

Result<Done> decline(Transaction& tx, Id<Petition> id, std::string const& reason) {
    auto petition = held(tx, id);
    if (auto const no = not_theirs(tx, petition)) return *no;
    if (!is_text(reason, 500)) return Refusal{"too_long", N_("A reason has 500 characters at most."), "reason"};
    petition->decline_reason = trimmed(reason);
    save(tx, *petition, PetitionState::declined);
    tell_answered(tx, *tx.read(id));
    return Done{};
}

}  // namespace ateneu::timebank
