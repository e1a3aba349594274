#pragma once
#include "apps/timebank/member.h"
#include "core/store/store.h"

namespace ateneu::timebank {

/// A member as the office of the bank reads them.
struct MemberRow {
    Id<Member> id;
    std::int64_t person = 0;
    int uid = 0;
    std::string name, email, phone, alt_phone;
    std::vector<std::string> tags;
    std::int64_t balance = 0;
    std::optional<std::int64_t> lowest, highest;
    std::optional<Instant> flagged_since;  ///< at a limit (TB-R9)
    bool is_active = true, is_admin = false;
    Instant created_at;
    std::optional<Instant> last_login;
    std::int64_t portrait = 0;
};
/// Everybody who belongs to the bank, by number. Who may read them, whoever calls has asked.
std::vector<MemberRow> member_rows(Transaction& tx, Bank const& bank);
/// One of them.
std::optional<MemberRow> member_row(Transaction& tx, Bank const& bank, Id<Member> member);
/// TB-R62: contains, without regard to case and accents, in name, e-mail, phones, number and tags.
bool is_found(MemberRow const& row, std::string const& text);

}  // namespace ateneu::timebank
