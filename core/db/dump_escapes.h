#pragma once
#include <cstddef>
#include <string_view>

namespace ateneu::db {

// Each works in place on `size` bytes and gives the new length, which is never longer.

/// A cell of COPY's text format: `\t`, `\n`, `\\`, octal `\101`, hexadecimal `\x41`.
/// PostgreSQL's manual, "COPY", "Text Format".
std::size_t unescape_copy(char* bytes, std::size_t size);
/// The inside of an E'…' string: the same, and `''`, `\'`, `\u00e9`, `\U0001f600`.
/// PostgreSQL's manual, "String Constants with C-Style Escapes".
std::size_t unescape_string(char* bytes, std::size_t size);
/// `''` or `""` becomes one.
std::size_t undouble(char* bytes, std::size_t size, char quote);

/// Valid UTF-8 without zero bytes, as all text of PostgreSQL is. Quick where it is ASCII.
bool is_clean_text(std::string_view bytes);

}  // namespace ateneu::db
