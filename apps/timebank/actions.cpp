#include "apps/timebank/actions.h"

#include "apps/timebank/applying.h"
#include "apps/timebank/membership.h"
#include "core/entity/convert.h"

namespace ateneu::timebank {

namespace {

template <class T>
Written written(Transaction& tx, Entity const& entity, std::int64_t id, Result<T> const& result) {
    if (!result) return {.outcome = Written::Outcome::refused, .refusal = result.refusal()};
    auto const record = tx.read(entity, id);
    return {.id = id, .version = record ? record->version : 0};
}

Written accept_it(Transaction& tx, std::int64_t id) { return written(tx, Petition::entity(), id, accept(tx, {id})); }
Written make_admin(Transaction& tx, std::int64_t id) { return written(tx, Member::entity(), id, set_admin(tx, {id}, true)); }

bool is_pending(Record const& record) {
    Petition petition;
    to_struct(Petition::entity(), record, &petition);
    return petition.state == PetitionState::pending;
}

bool may_become_admin(Record const& record) {
    Member member;
    to_struct(Member::entity(), record, &member);
    return member.person && member.is_active && !member.is_admin;
}

}  // namespace

std::vector<RecordAction> actions() {
    return {{.entity = &Petition::entity(), .name = "accept", .label = N_("Accept"), .icon = "check2", .effect = N_("They become members of the bank."),
             .permission = "timebank.petition.change", .act = accept_it, .offered = is_pending},
            {.entity = &Member::entity(), .name = "make-admin", .label = N_("Make administrator"), .icon = "shield", .effect = N_("They look after the bank from then on, and after no other one."),
             .permission = "timebank.member.change", .act = make_admin, .offered = may_become_admin}};
}

}  // namespace ateneu::timebank
