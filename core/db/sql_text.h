#pragma once
#include <span>
#include <string>
#include <string_view>

namespace ateneu::db {

/// Throws `Error{check}` for text that PostgreSQL can't store (NUL, broken UTF-8): SQLite would
/// take it, and the two databases would differ.
void must_be_storable(std::string_view text);
/// `"name"`, for SQL.
std::string quoted(std::string_view identifier);
/// `"a", "b"`.
std::string quoted_list(std::span<std::string const> identifiers);

}  // namespace ateneu::db
