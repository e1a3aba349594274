#pragma once
#include <optional>
#include <string>

#include "core/entity/entity.h"

namespace ateneu::files {

/// A file that belongs to a record, as visible as that record. What is in it lies in a `Keep`, by its digest.
struct Attachment {
    Id<Attachment> id;
    AnyReference record;
    std::string name;     ///< cleaned: never a path
    std::int64_t size = 0;  ///< bytes
    std::string type;     ///< as its content says: "application/pdf"
    std::string digest;   ///< SHA-256 of its content, 64 hexadecimal digits
    std::optional<AnyReference> by;  ///< the person who added it
    Instant at;
    static Entity const& entity();
};

}  // namespace ateneu::files
