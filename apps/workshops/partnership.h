#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Organisation;
}

namespace ateneu::workshops {

struct Account;

/// Organisations that buy together, under one name.
struct Consortium {
    Id<Consortium> id;
    std::string name;
    std::string description;
    std::vector<Id<people::Organisation>> organisations;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// A level of partnership and the credits that come with it.
struct PartnershipTier {
    Id<PartnershipTier> id;
    Uuid uuid;
    std::string name;
    std::int64_t credits = 0;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// Credits that a partner bought for a time, to be turned into benefits (`AccountBenefit`).
///
/// The partner is one organisation or one consortium, and `account` is theirs. Both days of the
/// agreement count. `credits` and `agreement_end` already include the extensions, which are only
/// remembered in the two lists.
struct Partnership {
    Id<Partnership> id;
    std::string name;
    std::optional<Id<PartnershipTier>> tier;
    std::int64_t credits = 0;
    std::vector<std::int64_t> credits_extensions;  ///< credits
    Id<Account> account;
    Date agreement_start;
    Date agreement_end;
    std::vector<std::int64_t> extensions;  ///< days
    std::optional<Id<Partnership>> rolled_to_partnership;
    Url agreement_link;
    std::optional<std::string> registration_code;
    std::string public_status = "private";
    std::optional<Id<Consortium>> partner_consortium;
    std::optional<Id<people::Organisation>> partner_organisation;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
