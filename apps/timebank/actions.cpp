#include "apps/timebank/actions.h"

#include "apps/timebank/allying.h"
#include "apps/timebank/applying.h"
#include "apps/timebank/asking.h"
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

template <auto Deed>
Written with_alliance(Transaction& tx, std::int64_t id) { return written(tx, Alliance::entity(), id, Deed(tx, Id<Alliance>{id})); }

Alliance alliance_of(Record const& record) {
    Alliance alliance;
    to_struct(Alliance::entity(), record, &alliance);
    return alliance;
}
bool is_asked(Record const& record) { return alliance_of(record).state == AllianceState::asked; }
bool is_allied(Record const& record) { return alliance_of(record).state == AllianceState::active; }
bool is_settling(Record const& record) { return alliance_of(record).settle_at.has_value(); }

Written approve_it(Transaction& tx, std::int64_t id) { return written(tx, TimeRequest::entity(), id, approve_time(tx, {id})); }
Written refuse_it(Transaction& tx, std::int64_t id) { return written(tx, TimeRequest::entity(), id, refuse_time(tx, {id}, "")); }
Written withdraw_it(Transaction& tx, std::int64_t id) { return written(tx, TimeRequest::entity(), id, withdraw_time(tx, {id})); }
bool is_waiting(Record const& record) {
    TimeRequest request;
    to_struct(TimeRequest::entity(), record, &request);
    return request.state == TimeRequestState::waiting;
}

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
             .permission = "timebank.member.change", .act = make_admin, .offered = may_become_admin},
            // Who shall give the time answers, and who asked for it withdraws: the deeds ask.
            {.entity = &TimeRequest::entity(), .name = "approve", .label = N_("Approve"), .icon = "check2", .effect = N_("The time moves at once."), .act = approve_it, .offered = is_waiting},
            {.entity = &TimeRequest::entity(), .name = "refuse", .label = N_("Refuse"), .icon = "x-circle", .effect = N_("No time moves; who asked for it hears of it."), .act = refuse_it, .offered = is_waiting},
            {.entity = &TimeRequest::entity(), .name = "withdraw", .label = N_("Withdraw"), .icon = "x-circle", .effect = N_("Nobody is asked for the time any more."), .act = withdraw_it, .offered = is_waiting},
            // Who looks after one of the two banks sees an alliance; which of them may do what, the deeds ask.
            {.entity = &Alliance::entity(), .name = "accept", .label = N_("Accept"), .icon = "check2", .effect = N_("Members of the two banks can give each other time."), .act = with_alliance<accept_alliance>, .offered = is_asked},
            {.entity = &Alliance::entity(), .name = "reject", .label = N_("Reject"), .icon = "x-circle", .effect = N_("The banks don't ally; either may ask again."), .act = with_alliance<reject_alliance>, .offered = is_asked},
            {.entity = &Alliance::entity(), .name = "cancel", .label = N_("Withdraw"), .icon = "x-circle", .effect = N_("The other bank isn't asked any more."), .act = with_alliance<cancel_alliance>, .offered = is_asked},
            {.entity = &Alliance::entity(), .name = "end", .label = N_("End alliance"), .icon = "x-circle", .effect = N_("Members of the two banks can't give each other time any more; what is open stays until it is settled."), .act = with_alliance<end_alliance>,
             .offered = is_allied, .danger = true},
            {.entity = &Alliance::entity(), .name = "agree", .label = N_("Agree to the settlement"), .icon = "check2", .effect = N_("What is open goes to the accounts of the two banks."), .act = with_alliance<agree_settlement>, .offered = is_settling},
            {.entity = &Alliance::entity(), .name = "drop", .label = N_("Drop the settlement"), .icon = "x-circle", .effect = N_("The settlement isn't booked."), .act = with_alliance<drop_settlement>, .offered = is_settling}};
}

}  // namespace ateneu::timebank
