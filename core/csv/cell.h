#pragma once
#include <string>
#include <string_view>

namespace ateneu::csv {

/// Adds a field of RFC 4180: in quotes where it holds a comma, quote, line end or blanks at its ends.
void append_cell(std::string& out, std::string_view text);
/// What a spreadsheet would take for a formula, with a `'` before it (OWASP, "CSV injection"): text that begins with
/// `=`, `+`, `-`, `@`, tab or carriage return.
std::string defused(std::string text);

}  // namespace ateneu::csv
