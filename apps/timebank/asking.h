#pragma once
#include "apps/timebank/time_request.h"
#include "core/store/store.h"

// Asking for the time that something took. Source: TB-R22.

namespace ateneu::timebank {

struct Asking {
    Id<Bank> bank;
    Id<Member> payer;
    Duration amount;
    std::optional<Id<Post>> post = {};  ///< an offer of who asks or a request of who shall pay
    std::string reason = {};
    std::string key = {};  ///< the same again asks once
};
/// By an active member, of another active member of the same bank, who hears of it. Refuses `not_a_member`, `no_such_member`,
/// `same_account`, `post`, and what is wrong with amount and comment.
Result<Id<TimeRequest>> ask_time(Transaction& tx, Asking const& asking);
/// Only by who shall pay: it is paid then, by all rules that hold for payments. Who asked hears of it. Refuses `not_found`,
/// `no_permission`, `answered`, `expired`, and what `pay` refuses.
Result<Id<Exchange>> approve_time(Transaction& tx, Id<TimeRequest> request);
/// Only by who shall pay; `reason` may be blank. Refuses as above, `too_long`.
Result<Done> refuse_time(Transaction& tx, Id<TimeRequest> request, std::string const& reason);
/// Only by who asked.
Result<Done> withdraw_time(Transaction& tx, Id<TimeRequest> request);

/// Of who leaves: what waits is withdrawn or ends, and what they wrote goes.
void close_time_requests(Transaction& tx, Id<Member> member);
/// Ends what nobody answered for `days_to_answer` days, at most `most`; how many there were.
std::int64_t expire_time_requests(Transaction& tx, std::int64_t most);
/// How many wait for the member's answer.
std::int64_t time_requests_waiting(Transaction& tx, Id<Member> payer);

}  // namespace ateneu::timebank
