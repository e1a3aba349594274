#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/timebank/bank.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::timebank {

/// A person in a bank. Who leaves keeps a row without a person, "former member 3", so that statements and reports still
/// add up and the number is never given again (TB-R35, TB-R39).
struct Member {
    Id<Member> id;
    Id<Bank> bank;
    std::optional<Id<people::Person>> person;
    int uid = 0;              ///< the number that members know, printed on cheques
    bool is_admin = false;    ///< looks after this bank: a role that holds in it alone
    bool is_active = true;
    Date entry_date;
    std::vector<std::string> tags;  ///< what they can do or like
    std::optional<Id<ledger::Account>> account;
    std::optional<Instant> left_at;
    Instant created_at;
    static Entity const& entity();
};

}  // namespace ateneu::timebank
