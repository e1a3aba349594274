#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu {

/// Adds a cell as RFC 4180 says: in quotes where it holds the delimiter, a quote, a line end or blanks at its ends.
/// For what nobody typed: numbers, dates, amounts.
void append_csv_value(std::string& out, std::string_view value, char delimiter = ',');
/// The same for a text that somebody typed. What a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage return, and is no
/// number) gets a `'` in front (OWASP, "CSV injection"), and so does what looks as if it had one already:
/// `without_guard` gives every cell back as it was.
void append_csv_cell(std::string& out, std::string_view cell, char delimiter = ',');
/// A whole row, CRLF included.
std::string csv_line(std::vector<std::string> const& cells, char delimiter = ',');
/// The cell without the guard, where it has one.
std::string_view without_guard(std::string_view cell);

}  // namespace ateneu
