#pragma once
#include <optional>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::ledger {
struct Account;
struct Book;
}  // namespace ateneu::ledger

namespace ateneu::timebank {

/// What happens to a payment that would pass a limit of an account (TB-R10).
enum class LimitPolicy : std::uint8_t { warn, block };
inline constexpr Choice limit_policies[] = {{"warn", N_("Say so, and let it pass")}, {"block", N_("Refuse it to members")}};
constexpr std::span<Choice const> choices_of(LimitPolicy) { return limit_policies; }

/// Who sees balances and statements of others (TimeOverflow: all members; a bank may choose).
enum class BalancesSeen : std::uint8_t { members, admins };
inline constexpr Choice balances_seen[] = {{"members", N_("All members of the bank")}, {"admins", N_("Administrators of the bank only")}};
constexpr std::span<Choice const> choices_of(BalancesSeen) { return balances_seen; }

/// A time bank: a scope with members, a book of accounts and an account of its own. What it says of itself is public.
struct Bank {
    Id<Bank> id;
    std::string name;
    std::string city, neighbourhood, address, postcode;
    std::optional<Degrees> latitude, longitude;
    Email email;
    std::string phone;
    Url web;  ///< TB-R61
    std::string description, opening_times;
    bool is_highlighted = false;  ///< listed first
    bool is_open = true;          ///< takes new members, and shows itself to visitors

    TimeZone timezone{"Europe/Madrid"};
    std::optional<Duration> lowest, highest;  ///< limits of new accounts, TB-R10
    LimitPolicy limit_policy = LimitPolicy::warn;
    std::optional<Duration> most_at_once;     ///< of one payment by a member; none: any amount
    BalancesSeen balances_seen = BalancesSeen::members;
    Duration opening_credit;                  ///< what a new member gets from the bank's account
    int waiting_days = 0;                     ///< after a declined application, TB-R52

    int last_uid = 0;  ///< TB-R38: the last member number that was given; never lowered, TB-R39
    std::optional<Id<ledger::Book>> book;
    std::optional<Id<ledger::Account>> account;
    Instant created_at;
    static Entity const& entity();
};

}  // namespace ateneu::timebank
