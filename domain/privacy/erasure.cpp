// Who may ask for an erasure, who may approve it, and when it is refused.
#include "domain/privacy/erasure.h"

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/jobs/queue.h"
#include "domain/privacy/erase_job.h"

namespace ateneu::privacy {

using people::Person;

namespace {

bool exists(Transaction& tx, std::string_view sql, std::int64_t person) { return tx.sql().integer(sql, {person}).has_value(); }

bool is_superuser(Transaction& tx, Id<Person> person) {
    return exists(tx, R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND "is_superuser" AND "is_active")", person.value);
}
bool others_are_superusers(Transaction& tx, Id<Person> person) {
    return exists(tx, R"(SELECT 1 FROM "people_login" WHERE "person" <> $1 AND "is_superuser" AND "is_active" LIMIT 1)", person.value);
}

void save(Transaction& tx, Erasure const& erasure) {
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Erasure::entity(), to_record(Erasure::entity(), &erasure))), "an erasure can't be written");
}

std::optional<Id<Person>> who_acts(Transaction& tx) { return tx.actor().person ? std::optional(Id<Person>{tx.actor().person}) : std::nullopt; }

}  // namespace

bool is_erased(Transaction& tx, Id<Person> person) {
    return exists(tx, R"(SELECT 1 FROM "privacy_erasure" WHERE "person" = $1 AND "state" = 'done' LIMIT 1)", person.value);
}

std::optional<Refusal> why_not(Transaction& tx, Id<Person> id) {
    auto const person = tx.read(id);
    if (!person) return Refusal{"gone", N_("This person isn't there any more.")};
    if (is_erased(tx, id)) return Refusal{"erased", N_("This person has been erased already.")};
    if (is_superuser(tx, id) && !others_are_superusers(tx, id))
        return Refusal{"last_superuser", N_("Nobody else may do everything. Give somebody else all rights first; without them nobody could look after this house.")};
    if (tx.actor().person == id.value)
        return Refusal{"self", N_("Nobody erases themselves. Hand over what you look after, then ask another administrator.")};
    bool const has_rights = is_superuser(tx, id) || !person->groups.empty() || !person->permissions.empty() ||
                            exists(tx, R"(SELECT 1 FROM "people_role" WHERE "person" = $1 LIMIT 1)", id.value);
    if (has_rights && !tx.actor().superuser)
        return Refusal{"no_permission", N_("This person holds rights. Only who may do everything erases them; their rights go first.")};
    return {};
}

Result<Id<Erasure>> ask_erasure(Transaction& tx, Id<Person> person, std::string const& reason) {
    if (auto const refusal = why_not(tx, person)) return *refusal;
    if (trimmed(reason).empty()) return Refusal{"required", N_("Say why: it is the proof that stays."), "reason"};
    if (exists(tx, R"(SELECT 1 FROM "privacy_erasure" WHERE "person" = $1 AND "state" IN ('asked', 'approved') LIMIT 1)", person.value))
        return Refusal{"asked_already", N_("Somebody asked for this already; it waits for approval.")};
    Transaction::Deed const deed(tx);
    auto const written = tx.add(Erasure{.person = person, .reason = trimmed(reason), .asked_by = who_acts(tx), .asked_at = tx.now()});
    if (!written) return written.problems.empty() ? written.refusal : Refusal{"not_valid", written.problems.list().front().message, "reason"};
    return Id<Erasure>{written.id};
}

Result<Done> approve_erasure(Transaction& tx, Id<Erasure> id, bool one_may_erase) {
    tx.lock(Erasure::entity(), id.value);
    auto erasure = tx.read(id);
    if (!erasure || erasure->state != ErasureState::asked) return Refusal{"not_waiting", N_("This doesn't wait for approval any more.")};
    if (!one_may_erase && erasure->asked_by == who_acts(tx))
        return Refusal{"same_person", N_("You asked for it, so somebody else approves it: two people decide what can't be undone.")};
    if (auto const refusal = why_not(tx, erasure->person)) return *refusal;
    erasure->state = ErasureState::approved;
    erasure->approved_by = who_acts(tx);
    erasure->approved_at = tx.now();
    save(tx, *erasure);
    order_erasing(tx, id);
    return Done{};
}

Result<Done> withdraw_erasure(Transaction& tx, Id<Erasure> id) {
    tx.lock(Erasure::entity(), id.value);
    auto erasure = tx.read(id);
    if (!erasure || erasure->state != ErasureState::asked) return Refusal{"not_waiting", N_("This doesn't wait for approval any more.")};
    erasure->state = ErasureState::withdrawn;
    save(tx, *erasure);
    return Done{};
}

}  // namespace ateneu::privacy
