#pragma once
#include <string>
#include <vector>

#include "apps/timebank/bank_frame.h"

namespace ateneu::timebank {

/// An active member as others of the bank see them.
struct MemberLine {
    Id<Member> id;
    int uid = 0;
    std::int64_t person = 0;
    std::string name, email, phone, alt_phone;
    std::vector<std::string> tags;
    Duration balance;
    std::int64_t portrait = 0;
    std::string about = {};                  ///< Markdown
    std::optional<Instant> last_login = {};  ///< none: never
};
/// All active members of a bank, who signed in last first, then those who never did, by name (spec 4.3). Whoever calls has asked for the reader's seat.
std::vector<MemberLine> active_members(Transaction& tx, Id<Bank> bank);

/// TB-R62: every word stands somewhere in name, e-mail, telephones, number or tags, whatever the accents.
bool answers(MemberLine const& member, std::string_view search);
/// "Ana Vidal (3)".
std::string called(MemberLine const& member);

}  // namespace ateneu::timebank
