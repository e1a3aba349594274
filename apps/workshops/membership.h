#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Organisation;
}

namespace ateneu::workshops {

struct MemberRole;
struct Membership;

/// An organisation's place in a membership. The one role that makes the difference for e-mails and
/// invoices is `contract_signatory`, where several organisations share a membership.
struct Member {
    Id<Member> id;
    Id<Membership> membership;
    Id<people::Organisation> organisation;
    Id<MemberRole> role;
    static Entity const& entity();
};

/// What organisations bought for a time: workshops without fee and seats in instructor trainings.
///
/// Both days of the agreement count. `agreement_end` already includes every extension; `extensions`
/// only remembers how many days each one gave. What is left over may roll to the next membership,
/// and then stands in both: `…_rolled_over` here, `…_rolled_from_previous` there.
struct Membership {
    Id<Membership> id;
    std::string name;
    std::string variant;
    Date agreement_start;
    Date agreement_end;
    std::vector<std::int64_t> extensions;  ///< days
    std::string contribution_type;
    bool consortium = false;
    std::string public_status = "private";
    std::optional<std::string> registration_code;
    Url agreement_link;
    std::vector<Member> members;
    std::optional<std::int64_t> workshops_without_admin_fee_per_agreement;
    std::optional<std::int64_t> workshops_without_admin_fee_rolled_from_previous;
    std::optional<std::int64_t> workshops_without_admin_fee_rolled_over;
    std::int64_t public_instructor_training_seats = 0;
    std::int64_t additional_public_instructor_training_seats = 0;
    std::optional<std::int64_t> public_instructor_training_seats_rolled_from_previous;
    std::optional<std::int64_t> public_instructor_training_seats_rolled_over;
    std::int64_t inhouse_instructor_training_seats = 0;
    std::int64_t additional_inhouse_instructor_training_seats = 0;
    std::optional<std::int64_t> inhouse_instructor_training_seats_rolled_from_previous;
    std::optional<std::int64_t> inhouse_instructor_training_seats_rolled_over;
    std::string emergency_contact;
    std::optional<Id<Membership>> rolled_to_membership;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
