#pragma once
#include "apps/timebank/time_request.h"
#include "core/store/store.h"

namespace ateneu::timebank {

/// Time that was asked for, with the names that whoever reads it may know: of active members of their bank.
struct AskedTime {
    Id<TimeRequest> id;
    int payee_uid = 0, payer_uid = 0;
    std::string payee, payer;  ///< "Cai (3)"
    Duration amount;
    std::string post, reason, refusal;
    TimeRequestState state = TimeRequestState::waiting;
    Instant asked_at;
    std::int64_t exchange = 0;
};
enum class AskedOf : std::uint8_t { payer, payee, bank };
/// Those that wait first, then the newest; of a member as payer or payee, or all of the bank that wait. Whoever calls has asked
/// whether the reader may see them.
std::vector<AskedTime> asked_times(Transaction& tx, Bank const& bank, AskedOf side, std::int64_t member, std::int64_t most);

}  // namespace ateneu::timebank
