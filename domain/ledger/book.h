#pragma once
#include <optional>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::ledger {

/// A set of accounts whose balances always sum to zero: a time bank's, a company's.
struct Book {
    Id<Book> id;
    std::string name;
    std::optional<AnyReference> owner;  ///< the bank or company, by its own app
    std::string unit = "s";             ///< what amounts count: seconds, or the smallest unit of an ISO currency
    Instant created_at;
    static Entity const& entity();
};

}  // namespace ateneu::ledger
