#pragma once
#include <optional>
#include <string>

#include "domain/ledger/account.h"

namespace ateneu::ledger {

/// What moved between the accounts of one book: postings that sum to zero. It is only ever added; what was wrong is
/// reversed by another one.
struct Transfer {
    Id<Transfer> id;
    Id<Book> book;
    std::string kind;   ///< what the app calls it: "exchange", "closing"; "reversal" is the ledger's own
    Instant at;         ///< when it was entered
    Date value_date;    ///< the day it counts for
    std::string reason;
    std::optional<AnyReference> entered_by;      ///< none: the program
    std::optional<Id<Transfer>> reversal_of;     ///< what it takes back
    std::optional<Id<Transfer>> pair_of;         ///< its other half in another book, entered before it
    std::string key;    ///< of the request that asked for it, so that asking twice gives once; "" for none
    static Entity const& entity();
};

/// What one transfer did to one account. Written once, never changed.
struct Posting {
    Id<Posting> id;
    Id<Transfer> transfer;
    Id<Account> account;
    std::int64_t amount = 0;  ///< never 0
    static Entity const& entity();
};

}  // namespace ateneu::ledger
