#pragma once
#include "core/entity/entity.h"

namespace ateneu::workshops {

struct Account;
struct Curriculum;
struct Partnership;

/// Something that credits buy: a seat in a training, or a whole event.
struct Benefit {
    Id<Benefit> id;
    Uuid uuid;
    std::string name;
    std::string description;
    std::string unit_type;
    std::int64_t credits = 0;  ///< what one unit costs
    bool active = true;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// Why a benefit cost less than its credits: a sponsorship, a scholarship …
struct AccountBenefitDiscount {
    Id<AccountBenefitDiscount> id;
    Uuid uuid;
    std::string name;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// So many units of a benefit that an account may use between two days, both included.
///
/// What came with a partnership has the partnership's account. `frozen` is set when the partnership
/// rolls over: its code stops working, and nothing unfreezes it again.
struct AccountBenefit {
    Id<AccountBenefit> id;
    Uuid uuid;
    Id<Account> account;
    std::optional<Id<Partnership>> partnership;
    Id<Benefit> benefit;
    std::optional<Id<Curriculum>> curriculum;
    std::optional<Id<AccountBenefitDiscount>> discount;
    std::optional<std::string> registration_code;
    Date start_date;
    Date end_date;
    std::int64_t allocation = 0;  ///< units
    bool frozen = false;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
