#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

/// Under which key another system knows a record of ours: what an import brought isn't brought twice, and who holds a
/// number from over there still finds what it meant.
struct ExternalId {
    Id<ExternalId> id;
    std::string system;  ///< which installation: "timeoverflow"
    std::string kind;    ///< its kind of record there: "users"
    std::string key;     ///< its key there: "42"
    AnyReference record;
    static Entity const& entity();
};

}  // namespace ateneu::people
