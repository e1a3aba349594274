#include "core/base/csv_line.h"

#include "core/base/text.h"

namespace ateneu {

namespace {

bool begins_a_formula(std::string_view cell) {
    if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) return false;
    bool const is_number = (cell.front() == '-' || cell.front() == '+') && cell.size() > 1 &&
                           cell.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
    return !is_number;
}

/// Also what looks guarded already, so that every cell comes back as it was.
bool needs_guard(std::string_view cell) {
    auto const letter = cell.find_first_not_of('\'');
    return letter != std::string_view::npos && begins_a_formula(cell.substr(letter));
}

bool needs_quotes(std::string_view cell, char delimiter) {
    return cell.find(delimiter) != std::string_view::npos || cell.find_first_of("\"\r\n") != std::string_view::npos ||
           cell.starts_with(' ') || cell.ends_with(' ');
}

}  // namespace

void append_csv_value(std::string& out, std::string_view value, char delimiter) {
    if (needs_quotes(value, delimiter)) out += "\"" + replaced(std::string(value), "\"", "\"\"") + "\"";
    else out += value;
}

void append_csv_cell(std::string& out, std::string_view cell, char delimiter) {
    if (needs_guard(cell)) append_csv_value(out, "'" + std::string(cell), delimiter);
    else append_csv_value(out, cell, delimiter);
}

std::string csv_line(std::vector<std::string> const& cells, char delimiter) {
    // A row of one empty cell would be a blank line, which is none.
    if (cells.size() == 1 && cells.front().empty()) return "\"\"\r\n";
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += delimiter;
        append_csv_cell(line, cells[i], delimiter);
    }
    return line + "\r\n";
}

std::string_view without_guard(std::string_view cell) {
    if (cell.starts_with('\'') && needs_guard(cell)) cell.remove_prefix(1);
    return cell;
}

}  // namespace ateneu
