#include "domain/people/factor_action.h"

#include "core/store/veto.h"
#include "domain/people/person.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

Written refusal(char const* code, char const* message) {
    Written written{.outcome = Written::Outcome::refused};
    written.refusal = {code, message};
    return written;
}

Written reset(Transaction& tx, std::int64_t id) {
    auto const factor = tx.read(Id<SecondFactor>{id});
    if (!factor) return {.outcome = Written::Outcome::gone};
    auto const& actor = tx.actor();
    bool const is_superusers = tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND "is_superuser")", {factor->person.value}).has_value();
    if (is_superusers && !actor.superuser) return refusal("no_permission", N_("Only somebody who may do everything can set back the second factor of a superuser."));
    if (actor.person == factor->person.value) return refusal("oneself", N_("Turn off your own second factor on your account page."));
    if (!actor.is_fresh(tx.now())) throw Veto({confirm_first, N_("A second factor is only set back by somebody who has just shown who they are.")});
    must(drop_second_factor(tx, factor->person, true), "a second factor that is there can be set back");
    return {.id = id};
}

}  // namespace

RecordAction reset_factor_action() {
    return {.entity = &SecondFactor::entity(),
            .name = "reset",
            .label = N_("Set back"),
            .icon = "shield-x",
            .effect = N_("From then on the password alone lets them in, until they set up a new second factor. They are told."),
            .permission = "people.login.change",
            .act = reset,
            .danger = true};
}

}  // namespace ateneu::people
