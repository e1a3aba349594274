#include "domain/privacy/last_ties.h"

#include "core/store/removal.h"
#include "domain/people/login.h"
#include "domain/people/session.h"
#include "domain/privacy/erase_job.h"
#include "domain/privacy/erasure.h"

namespace ateneu::privacy {

using people::Person;

namespace {

bool holds_rights(Transaction& tx, Person const& person) {
    if (!person.groups.empty() || !person.permissions.empty()) return true;
    return tx.sql().integer(R"(
        SELECT 1 FROM "people_login" WHERE "person" = $1 AND "is_superuser"
        UNION ALL SELECT 1 FROM "people_role" WHERE "person" = $1
        LIMIT 1)", {person.id.value}).has_value();
}

/// Records of the house itself (logins, comments, files) are about everybody.
bool is_of_an_app(Entity const& entity) { return entity.app != "core" && entity.app != "people" && entity.app != "privacy"; }

}  // namespace

bool is_held(Transaction& tx, Id<Person> id) {
    auto const person = tx.read(id);
    if (!person) return false;
    if (holds_rights(tx, *person)) return true;
    for (auto const& [entity, field] : ways_to(tx.registry(), Person::entity())) {
        if (!is_of_an_app(*entity) || !field->options.personal || field->options.on_erase == OnErase::remove) continue;
        if (!hanging(tx, *entity, *field, Person::entity(), id.value).empty()) return true;
    }
    return false;
}

void erase_who_left(Transaction& tx, Id<Person> person) {
    Transaction::Deed const deed(tx);
    if (auto const login = tx.sql().integer(R"(SELECT "id" FROM "people_login" WHERE "person" = $1 AND "is_active")", {person.value})) {
        auto shut = *tx.read(Id<people::Login>{*login});
        shut.is_active = false;
        std::string_view const changed[] = {"is_active"};
        must(static_cast<bool>(tx.change(people::Login::entity(), to_record(people::Login::entity(), &shut), changed)), "a login can't be shut");
    }
    people::end_sessions(tx.sql(), person);
    if (tx.sql().integer(R"(SELECT 1 FROM "privacy_erasure" WHERE "person" = $1 AND "state" IN ('asked', 'approved') LIMIT 1)", {person.value})) return;
    auto const written = tx.add(Erasure{.person = person, .state = ErasureState::approved, .reason = "Their last membership ended.", .asked_at = tx.now(), .approved_at = tx.now()});
    must(static_cast<bool>(written), "an erasure can't be written");
    order_erasing(tx, {written.id}, true);
}

}  // namespace ateneu::privacy
