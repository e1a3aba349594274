#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "apps/timebank/bank.h"
#include "apps/timebank/timeoverflow/import.h"
#include "apps/timebank/timeoverflow/known.h"
#include "apps/timebank/timeoverflow/staging.h"
#include "core/store/store.h"
#include "core/takeover/batch.h"
#include "core/takeover/tally.h"

namespace ateneu::timebank::timeoverflow {

/// An account of the dump and what becomes of it.
struct Account {
    std::int64_t key = 0, owner = 0, organization = 0;  ///< keys over there; 0: none
    enum class Of { member, bank, nobody } of = Of::nobody;
    std::optional<std::int64_t> lowest, highest;
    std::int64_t stored = 0;  ///< the balance that it says it has
    bool flagged = false;
    Instant created;
    std::optional<Instant> updated;

    std::int64_t ours = 0;    ///< of the ledger; 0: not taken
    std::int64_t bank = 0;    ///< ours
    std::int64_t member = 0;  ///< ours; 0: the bank's own
    bool is_former = false;   ///< its member is gone
    bool is_closed = false;   ///< here, since an import before
    std::int64_t moved = 0;   ///< what its movements in the dump sum to
    std::int64_t added = 0;   ///< what of them was written now
    bool is_new = false;      ///< written now
};

/// A bank that rows are taken into.
struct Place {
    Id<Bank> id;
    Id<ledger::Book> book;
    std::string timezone;
    std::set<int> taken;         ///< member numbers
    int last_uid = 0;
    std::set<std::int64_t> people;  ///< who are members
};

/// Where a user is a member.
struct Seat {
    std::int64_t organization = 0, bank = 0, member = 0;
    bool is_former = false;  ///< the user isn't in the dump
};

/// A post of ours.
struct Posted {
    std::int64_t id = 0, bank = 0, category = 0;
};

/// What the parts of an import share.
struct Taking {
    Transaction& tx;
    db::Connection& sql;
    takeover::Tally& tally;
    TimeOverflowOptions const& options;
    takeover::NewKeys& keys;
    takeover::Batch batch;
    bool says_confirmed = false;  ///< the dump tells whose address was confirmed
    Known known;  ///< from this source by an import before

    std::unordered_map<std::int64_t, std::int64_t> people = {}, categories = {}, members = {};  ///< key over there → ours
    std::unordered_map<std::int64_t, Posted> posts = {};
    std::unordered_map<std::int64_t, Place> places = {};                                      ///< by organization
    std::unordered_map<std::int64_t, std::vector<Seat>> seats = {};                           ///< by user
    std::vector<Account> accounts = {};  ///< by key
    /// The account of a member or an organization; null: it has none, or not there.
    Account* account_of(Account::Of of, std::int64_t owner);
    Account* account(std::int64_t key);
    std::map<std::pair<Account::Of, std::int64_t>, std::size_t> owners = {};
    std::unordered_map<std::int64_t, std::size_t> account_places = {};

    std::unordered_set<std::string> usernames = {};
    std::unordered_map<std::string, int> numbered = {};
    /// From a name, with a number behind it where somebody has that one.
    std::string free_username(std::string const& name);
    void remember(char const* table, Row const& row, Entity const& entity, std::int64_t id);
    /// Trimmed, without blank ones (TB-R59).
    std::vector<std::string> tags(char const* table, Row const& row);
    /// It is written: `ours` stands in `bank`, and belongs to `member` or to the bank itself.
    void took(Account& account, std::int64_t ours, std::int64_t bank, std::int64_t member);
    /// Whether an import before brought the row; then it is counted.
    std::optional<std::int64_t> brought(char const* table, Row const& row);
};

/// Above it a member number is a slip of the keyboard; below, there is room to count on.
inline constexpr std::int64_t highest_number = 2'000'000'000;

/// Where TimeOverflow's own clock stands, and so its banks'.
inline constexpr auto zone = "Europe/Madrid";

// In this order.
void take_categories(Taking& taking);
void take_banks(Taking& taking);
void take_people(Taking& taking);
void read_accounts(Taking& taking);
void take_members(Taking& taking);
void take_former_members(Taking& taking);
void take_posts(Taking& taking);
void take_petitions(Taking& taking);
void take_transfers(Taking& taking);
/// Balances, flags and numbers as what was taken makes them; says where the dump's own balances differ.
void settle(Taking& taking);

}  // namespace ateneu::timebank::timeoverflow
