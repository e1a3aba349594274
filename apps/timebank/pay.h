#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "apps/timebank/exchange.h"
#include "core/store/store.h"

// Time that moves within a bank. Sources: TB-R2…R6, R10, R12…R33b; docs/domain/timebank.md.

namespace ateneu::timebank {

/// One side of a payment: a member, or nobody for the bank itself.
using Side = std::optional<Id<Member>>;

/// What somebody wants to have paid.
struct Payment {
    Id<Bank> bank;
    Side from, to;
    Duration amount;  ///< whole minutes, more than none (TB-R2, TB-R3)
    std::optional<Id<Post>> post = {};          ///< an offer of who gets it or a request of who gives it (TB-R25)
    std::optional<Id<Category>> category = {};  ///< where there is no post
    std::string reason = {}, cheque_no = {};
    std::optional<Date> value_date = {};  ///< today; an administrator may say an earlier day (TB-R23)
    std::string key = {};                 ///< the same again gives the same payment (TB-R27)
    bool beyond_limits = false;           ///< an administrator lets it pass, with a reason (TB-R10)
};
struct Paid {
    Id<Exchange> exchange;
    bool repeated = false;  ///< it had been paid before, by this key
    /// Who is at a limit now and was not before: to be told (TB-R10).
    std::vector<Id<Member>> flagged = {};
};

/// As the actor may: active members from their own account, administrators from any active one and the bank's (TB-R12…R20).
/// Refuses `not_positive`, `not_minutes`, `not_a_member`, `no_permission`, `no_such_member`, `same_account`, `post`,
/// `value_date`, `too_much`, `limit_reached`, `no_reason`, `too_long`, and what the ledger refuses.
Result<Paid> pay(Transaction& tx, Payment const& payment);

/// One to many, or many to one, the same amount each; all or nothing (TB-R28…R32).
struct Many {
    Id<Bank> bank;
    std::vector<Side> from, to;  ///< twice the same counts once
    Duration amount;
    std::string reason = {};
    std::optional<Id<Post>> post = {};  ///< only of many to one
    std::string key = {};
};
/// Refuses `no_permission`, `sides`, and what `pay` refuses: whoever called rolls back what was booked before it.
Result<std::vector<Id<Exchange>>> pay_many(Transaction& tx, Many const& many);

/// To a member of an allied bank (TB-R81): one payment in each bank, linked, both or none. `payment.to` and `payment.post` stay
/// empty. Refuses what `pay` refuses, and `no_alliance`, `no_such_ally`, `cap_reached`, `ally_limit`: whoever called rolls back.
struct ToAlly {
    Id<Bank> bank;
    Id<Member> member;
};
Result<Paid> pay_ally(Transaction& tx, Payment const& payment, ToAlly const& to);
Refusal no_such_ally();
/// TB-R81: whoever pays knows number and name of who gets it; who knows only one of them learns nothing. Of active members.
std::optional<Id<Member>> member_of_ally(Transaction& tx, Id<Bank> ally, std::int64_t uid, std::string const& name);

/// The opposite of a payment, once, with a reason, by an administrator (TB-R33b); across banks of both halves, by those of
/// either bank. Refuses `not_found`, `no_permission`, `no_reason`, `settlement`, `already_reversed` …
Result<Id<Exchange>> take_back(Transaction& tx, Id<Exchange> exchange, std::string const& reason);

/// Takes a comment away; parties and amount stay (TB-R33). Refuses `not_found`, `no_permission`.
Result<Done> clear_reason(Transaction& tx, Id<Exchange> exchange);

/// What the app books itself: opening credit, settling on leaving.
struct Entry {
    Id<Bank> bank;
    ExchangeKind kind;
    Side from, to;
    Duration amount;
    std::string reason = {};
};
Result<Id<Exchange>> book_entry(Transaction& tx, Entry const& entry);

}  // namespace ateneu::timebank
