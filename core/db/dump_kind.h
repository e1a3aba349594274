#pragma once
#include <string>
#include <string_view>

namespace ateneu::db {

/// Why a file is certainly not a plain SQL dump of PostgreSQL, in words that say what to do
/// instead;
/// "" where it may be one. `head` is its first kilobyte or so.
std::string why_no_dump(std::string_view head);

}  // namespace ateneu::db
