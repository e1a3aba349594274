#pragma once
#include "core/entity/entity.h"

namespace ateneu {
class Transaction;
}

namespace ateneu::people {

struct Person;

/// Something about an account that its person should know of: who looked at everything as them, who set their second
/// factor back, that a recovery code was used. Shown on the account page; only added to.
struct AccountEvent {
    Id<AccountEvent> id;
    Id<Person> person;
    std::string kind;
    std::optional<Id<Person>> by;  ///< who did it; nobody where the program did
    Instant at;
    std::string note;
    static Entity const& entity();

    static constexpr auto password_changed = "password_changed", factor_set = "factor_set", factor_dropped = "factor_dropped", factor_reset = "factor_reset",
                          codes_renewed = "codes_renewed", code_used = "code_used", email_changed = "email_changed", viewed = "viewed";
};

/// Writes it down with who acts.
void tell(Transaction& tx, Id<Person> person, std::string_view kind, std::string note = {});

}  // namespace ateneu::people
