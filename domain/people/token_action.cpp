#include "domain/people/token_action.h"

#include "domain/people/person.h"
#include "domain/people/token.h"

namespace ateneu::people {

namespace {

Written revoke(Transaction& tx, std::int64_t id) {
    Written written{.id = id};
    auto const token = tx.read(Id<Token>{id});
    if (!token) {
        written.outcome = Written::Outcome::gone;
    } else if (tx.actor().person != token->person.value && !tx.actor().superuser) {
        written.outcome = Written::Outcome::refused;
        written.refusal = {"no_permission", N_("Only the person whom a token acts for can revoke it, and administrators.")};
    } else {
        must(revoke_token(tx, token->person, token->id), "a token that is there can be revoked");
    }
    return written;
}

}  // namespace

RecordAction revoke_action() {
    return {.entity = &Token::entity(),
            .name = "revoke",
            .label = N_("Revoke"),
            .icon = "x-circle",
            .effect = N_("Programs that use these tokens lose access at once."),
            .permission = "",
            .act = revoke,
            .danger = true};
}

}  // namespace ateneu::people
