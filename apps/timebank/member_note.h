#pragma once
#include "apps/timebank/member.h"

namespace ateneu::timebank {

/// What the office notes of a member, for its administrators alone (TB-R64). One row a member, gone when they leave.
struct MemberNote {
    Id<MemberNote> id;
    Id<Bank> bank;
    Id<Member> member;
    std::string text;
    static Entity const& entity();
};

}  // namespace ateneu::timebank
